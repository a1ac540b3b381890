/** The Operations API: the tasks of a project as google.rpc shows long-running work. */
@NullMarked
package io.darkroom.operations;

import org.jspecify.annotations.NullMarked;
