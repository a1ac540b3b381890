/** What nodes do when everything around them fails, at random and for a while. */
@NullMarked
package io.darkroom.chaos;

import org.jspecify.annotations.NullMarked;
