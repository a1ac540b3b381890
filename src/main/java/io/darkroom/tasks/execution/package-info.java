/** How a stored task becomes a running batch job. */
@NullMarked
package io.darkroom.tasks.execution;

import org.jspecify.annotations.NullMarked;
