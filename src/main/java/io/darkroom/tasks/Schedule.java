package io.darkroom.tasks;

/** Where tasks wait for a node that runs them; the higher their rank, the sooner. */
public interface Schedule {

  /** Adds a task, in the current transaction; a node looks for it as soon as that has committed. */
  void add(String taskId, int rank);

  /** Lifts a task that nobody has begun to run to a rank; never lowers it. */
  void raise(String taskId, int rank);

  /** Takes a task out that nobody has begun to run; says whether that came in time. */
  boolean withdraw(String taskId);
}
