/** How a disk of one format becomes one of another, in a child process that may do little else. */
@NullMarked
package io.darkroom.formats.conversion;

import org.jspecify.annotations.NullMarked;
