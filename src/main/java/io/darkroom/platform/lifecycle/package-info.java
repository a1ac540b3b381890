/** How a node starts, says that it is ready, and stops. */
@NullMarked
package io.darkroom.platform.lifecycle;

import org.jspecify.annotations.NullMarked;
