/** Starts Payara Micro with Darkroom in it, and ends when that fails. */
@NullMarked
package io.darkroom.launch;

import org.jspecify.annotations.NullMarked;
