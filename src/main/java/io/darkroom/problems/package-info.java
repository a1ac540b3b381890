/** What can go wrong, in one catalogue: its HTTP status and its words. */
@NullMarked
package io.darkroom.problems;

import org.jspecify.annotations.NullMarked;
