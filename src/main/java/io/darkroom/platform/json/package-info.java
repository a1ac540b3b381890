/** JSON as trees (JSON Processing 2.1). */
@NullMarked
package io.darkroom.platform.json;

import org.jspecify.annotations.NullMarked;
