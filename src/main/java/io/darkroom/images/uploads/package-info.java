/** Data on its way from a client into an image. */
@NullMarked
package io.darkroom.images.uploads;

import org.jspecify.annotations.NullMarked;
