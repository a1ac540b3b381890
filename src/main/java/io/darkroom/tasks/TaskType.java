package io.darkroom.tasks;

import io.darkroom.problems.ProblemException;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;

/**
 * A kind of task. A new one is a bean of this type and a job of the same name in {@code
 * META-INF/batch-jobs}; nothing else has to know it.
 */
public interface TaskType {

  /** The value of a task's {@code type}, and the name of its batch job. */
  String name();

  /**
   * Checks the input of a task before anything is stored.
   *
   * @param input what the client sent; may be JSON null
   * @throws ProblemException for an input that cannot succeed or is not the requester's to ask for
   */
  void validate(JsonValue input, Requester requester);

  /**
   * Does what is to be seen from the moment on at which the task is stored, in the transaction that
   * stores it.
   *
   * @throws ProblemException if the task cannot be accepted as things are by now
   */
  default void accepted(Task task) {}

  /**
   * Whether {@link #accepted} may have to wait for somebody: then nobody else's task is stored in
   * the same transaction.
   */
  default boolean isAcceptedAlone() {
    return false;
  }

  /** What a task of this type answers in {@code result} when it has succeeded: flat strings. */
  JsonObject result(Task task);

  /**
   * Whether the work of a task is done and can be seen by others, though the task has not ended: a
   * node may have died between the two. Such a task can only succeed.
   */
  boolean isDone(Task task);

  /**
   * Ends what a task whose work is done may have left open in the database, in the transaction that
   * writes its success: its last run may not have come that far.
   */
  default void settle(Task task) {}

  /** Takes back what a failed task made in the database, in the transaction that ends the task. */
  void undo(Task task, Attempt attempt);

  /** Removes what a run that has ended, well or not, left outside of the database. */
  void cleanUp(Attempt attempt);
}
