/** The import job: one class a step. */
@NullMarked
package io.darkroom.imports;

import org.jspecify.annotations.NullMarked;
