/** The one database: its connections and its schema. */
@NullMarked
package io.darkroom.platform.database;

import org.jspecify.annotations.NullMarked;
