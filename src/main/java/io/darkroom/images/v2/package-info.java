/** The Images API v2 over the image model. */
@NullMarked
package io.darkroom.images.v2;

import org.jspecify.annotations.NullMarked;
