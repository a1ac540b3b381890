package io.darkroom.tasks;

import io.darkroom.platform.database.InTransaction;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Ends a task in success, in one transaction with what its type has to settle. */
@Singleton
@InTransaction
public class TaskSuccess {

  private final Attempts attempts;

  @Inject
  public TaskSuccess(Attempts attempts) {
    this.attempts = attempts;
  }

  /**
   * Writes success, with a result that follows from the rows alone: a run that was restarted
   * remembers nothing.
   *
   * @throws AttemptSuperseded if it is not for this run to say
   */
  public void write(Attempt attempt, TaskType type) {
    Task task = attempts.hold(attempt);
    type.settle(task);
    attempts.succeed(attempt, type.result(task));
  }
}
