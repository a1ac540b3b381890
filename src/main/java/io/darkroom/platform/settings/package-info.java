/** The settings, read and checked once at start. */
@NullMarked
package io.darkroom.platform.settings;

import org.jspecify.annotations.NullMarked;
