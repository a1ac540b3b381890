package io.darkroom.tasks.execution;

import io.darkroom.problems.Message;
import io.darkroom.tasks.Attempt;
import io.darkroom.tasks.Attempts;
import io.darkroom.tasks.TaskType;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

/** Ends a task in failure and takes back what it made, in one transaction. */
@Singleton
@Transactional
public class TaskFailure {

  private final Attempts attempts;

  @Inject
  public TaskFailure(Attempts attempts) {
    this.attempts = attempts;
  }

  void write(Attempt attempt, TaskType type, Message message) {
    type.undo(attempts.hold(attempt), attempt);
    attempts.fail(attempt, message);
  }
}
