/** Where bytes come from: the URL policy, the download that obeys it, and the posting that does. */
@NullMarked
package io.darkroom.sources;

import org.jspecify.annotations.NullMarked;
