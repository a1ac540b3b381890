/** The entry point of the executable WAR. */
@NullMarked
package io.darkroom.boot;

import org.jspecify.annotations.NullMarked;
