package io.darkroom.tasks;

import io.darkroom.problems.Message;
import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

/**
 * Ends tasks because somebody wants it. The end is written at once, wherever the task runs and
 * whether or not that node is well: from then on its run counts no more, which it notices within a
 * second, and takes its files away.
 */
@Singleton
@Transactional
public class Cancellation {

  private final Attempts attempts;
  private final History history;
  private final TaskTypes types;
  private final TaskFailure failure;

  @Inject
  public Cancellation(Attempts attempts, History history, TaskTypes types, TaskFailure failure) {
    this.attempts = attempts;
    this.history = history;
    this.types = types;
    this.failure = failure;
  }

  /**
   * Ends a task in failure and takes back what it has made.
   *
   * @throws ProblemException TASK_ENDED if it has ended before, or has nothing left to do
   */
  public void cancel(String taskId) {
    Task task =
        attempts
            .locked(taskId)
            .filter(live -> !live.status().isTerminal())
            .filter(live -> !types.named(live.type()).isDone(live))
            .orElseThrow(() -> new ProblemException(Problem.TASK_ENDED, taskId));
    Attempt newest = new Attempt(taskId, task.attempt());
    history.add(newest, TaskEvent.CANCELLED);
    failure.write(newest, types.named(task.type()), Message.of(Problem.TASK_CANCELLED));
  }
}
