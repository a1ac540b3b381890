/** A task that does nothing, to see what the schedule and the batch runtime cost by themselves. */
@NullMarked
package io.darkroom.bench.empty;

import org.jspecify.annotations.NullMarked;
