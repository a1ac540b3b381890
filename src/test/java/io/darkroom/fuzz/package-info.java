/**
 * What is done with bytes and texts of strangers, for Jazzer to try to break: {@code mvn -Pfuzz}.
 * The inputs that it begins with are those of the normal run.
 */
@NullMarked
package io.darkroom.fuzz;

import org.jspecify.annotations.NullMarked;
