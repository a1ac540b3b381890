/** Where bytes live: staged files and image stores. */
@NullMarked
package io.darkroom.stores;

import org.jspecify.annotations.NullMarked;
