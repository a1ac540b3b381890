/** The Tasks API (Images v2, section Tasks). */
@NullMarked
package io.darkroom.tasks.api;

import org.jspecify.annotations.NullMarked;
