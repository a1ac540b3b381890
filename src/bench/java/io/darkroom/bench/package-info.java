/** How long things take. Ratios within one run count; machines differ. */
@NullMarked
package io.darkroom.bench;

import org.jspecify.annotations.NullMarked;
