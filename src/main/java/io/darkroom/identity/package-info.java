/** Who is calling. */
@NullMarked
package io.darkroom.identity;

import org.jspecify.annotations.NullMarked;
