/** What bytes are: inspectors that read the headers of disk images. */
@NullMarked
package io.darkroom.formats;

import org.jspecify.annotations.NullMarked;
