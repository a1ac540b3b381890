/** Who may do what only so many may do at a time, and who comes next. */
@NullMarked
package io.darkroom.platform.turns;

import org.jspecify.annotations.NullMarked;
