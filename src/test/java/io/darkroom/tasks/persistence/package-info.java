/** What is stored, on every database. */
@NullMarked
package io.darkroom.tasks.persistence;

import org.jspecify.annotations.NullMarked;
