package io.darkroom.tasks;

/**
 * One run of a task. The number is the fence: whatever a run writes counts only while the task
 * still carries the run's number.
 *
 * @param taskId the task
 * @param number from 1 up, one more for each run
 */
public record Attempt(String taskId, int number) {

  /** A name that only this run uses, for its files and objects. */
  public String name() {
    return taskId + "." + number;
  }
}
