/** What every resource shares: errors, request ids, JSON bodies. */
@NullMarked
package io.darkroom.http;

import org.jspecify.annotations.NullMarked;
