package io.darkroom.tasks;

/** What can happen to a task. The names are kept in its history, so they stay as they are. */
public enum TaskEvent {
  /** Somebody has asked for the task. */
  CREATED,
  /** A node has begun a run of the task. */
  CLAIMED,
  /** The task has left {@code pending}. */
  PROCESSING,
  /** The run has come to a step of its job. */
  STEP,
  /** Something failed that may pass; the run tries again. */
  RETRY,
  /** The run has given the task back, in good order. */
  RELEASED,
  /** The run has found a newer one in its place, and was therefore alive all the time. */
  OVERTAKEN,
  /** Somebody has asked for the end of the task. */
  CANCELLED,
  /** The task has failed and is tried again, as another one. */
  RETRIED,
  SUCCESS,
  FAILURE
}
