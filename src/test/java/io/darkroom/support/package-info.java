/** What tests stand on: a running service, sources, databases. */
@NullMarked
package io.darkroom.support;

import org.jspecify.annotations.NullMarked;
