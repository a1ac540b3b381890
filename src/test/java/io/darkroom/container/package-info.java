/** The application inside of a real Payara Micro. */
@NullMarked
package io.darkroom.container;

import org.jspecify.annotations.NullMarked;
