/** The machine under the house: settings, clock, node, database, start and stop. */
@NullMarked
package io.darkroom.platform;

import org.jspecify.annotations.NullMarked;
