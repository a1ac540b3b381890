/** What has happened to tasks, for those who want to know it now: history, streams, waiting. */
@NullMarked
package io.darkroom.tasks.events;

import org.jspecify.annotations.NullMarked;
