/** How Darkroom grows: what it does as there is ever more of something, a curve for each. */
@NullMarked
package io.darkroom.bench.growth;

import org.jspecify.annotations.NullMarked;
