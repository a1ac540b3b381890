/** What images are packed in, and how their bytes come out of it: nothing here writes a file. */
@NullMarked
package io.darkroom.formats.archives;

import org.jspecify.annotations.NullMarked;
