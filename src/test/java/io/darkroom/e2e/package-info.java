/** The packaged service as its clients see it. */
@NullMarked
package io.darkroom.e2e;

import org.jspecify.annotations.NullMarked;
