/** Images and the rules of their life. */
@NullMarked
package io.darkroom.images;

import org.jspecify.annotations.NullMarked;
