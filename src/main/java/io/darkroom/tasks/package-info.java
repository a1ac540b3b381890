/** Tasks: what they are, how they are kept, and the ports that task types work through. */
@NullMarked
package io.darkroom.tasks;

import org.jspecify.annotations.NullMarked;
