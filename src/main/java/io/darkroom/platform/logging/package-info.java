/** How log lines come to carry the request, task, attempt and execution that they belong to. */
@NullMarked
package io.darkroom.platform.logging;

import org.jspecify.annotations.NullMarked;
