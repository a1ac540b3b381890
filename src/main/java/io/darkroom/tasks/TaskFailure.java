package io.darkroom.tasks;

import io.darkroom.platform.database.InTransaction;
import io.darkroom.problems.Message;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Ends a task in failure and takes back what it made, in one transaction. */
@Singleton
@InTransaction
public class TaskFailure {

  private final Attempts attempts;

  @Inject
  public TaskFailure(Attempts attempts) {
    this.attempts = attempts;
  }

  /**
   * Writes failure, with what is to be said of it.
   *
   * @throws AttemptSuperseded if it is not for this run to say
   */
  public void write(Attempt attempt, TaskType type, Message message) {
    type.undo(attempts.hold(attempt), attempt);
    attempts.fail(attempt, message);
  }
}
