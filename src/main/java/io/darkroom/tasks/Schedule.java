package io.darkroom.tasks;

/** Where stored tasks wait for a node that runs them. */
public interface Schedule {

  /** Adds a task, in the current transaction; a node looks for it as soon as that has committed. */
  void add(String taskId);
}
