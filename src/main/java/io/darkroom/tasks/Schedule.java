package io.darkroom.tasks;

import java.util.Map;

/** Where tasks wait for a node that runs them; the higher their rank, the sooner. */
public interface Schedule {

  /**
   * Adds tasks that are not in it, in the current transaction; a node looks for them as soon as
   * that has committed.
   *
   * @param ranks by the ids of the tasks
   */
  void add(Map<String, Integer> ranks);

  /** Lifts a task that nobody has begun to run to a rank; never lowers it. */
  void raise(String taskId, int rank);

  /** Takes a task out that nobody has begun to run; says whether that came in time. */
  boolean withdraw(String taskId);
}
