/** The clients that people use already, against the packaged service. */
@NullMarked
package io.darkroom.clients;

import org.jspecify.annotations.NullMarked;
