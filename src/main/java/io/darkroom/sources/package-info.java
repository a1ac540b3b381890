/** Where bytes come from: the URL policy and the download that obeys it. */
@NullMarked
package io.darkroom.sources;

import org.jspecify.annotations.NullMarked;
