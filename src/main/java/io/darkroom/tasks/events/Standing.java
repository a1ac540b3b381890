package io.darkroom.tasks.events;

import io.darkroom.tasks.TaskStatus;

/**
 * Where a task is.
 *
 * @param newest the id of the last event in its history; 0 when it has none
 */
public record Standing(TaskStatus status, long newest) {

  /** Whether nothing more is to come for those who have seen the events up to an id. */
  public boolean isOver(long seen) {
    return status.isTerminal() && newest <= seen;
  }
}
