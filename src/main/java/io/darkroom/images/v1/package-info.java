/** The Images API v1 over the image model, for clients of old. */
@NullMarked
package io.darkroom.images.v1;

import org.jspecify.annotations.NullMarked;
