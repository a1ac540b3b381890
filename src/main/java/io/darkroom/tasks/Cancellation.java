package io.darkroom.tasks;

import io.darkroom.platform.database.InTransaction;
import io.darkroom.problems.Message;
import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;

/**
 * Ends tasks because somebody wants it. The end is written at once, wherever the task runs and
 * whether or not that node is well: from then on its run counts no more, which it notices within a
 * second, and takes its files away.
 */
@Singleton
@InTransaction
public class Cancellation {

  private final EntityManager database;
  private final Attempts attempts;
  private final History history;
  private final TaskTypes types;
  private final TaskFailure failure;

  @Inject
  public Cancellation(
      EntityManager database,
      Attempts attempts,
      History history,
      TaskTypes types,
      TaskFailure failure) {
    this.database = database;
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
    if (!isCancelled(taskId)) {
      throw new ProblemException(Problem.TASK_ENDED, taskId);
    }
  }

  /**
   * Locks the tasks that may still work on an image, until the transaction ends: before the image
   * is locked, which comes after its tasks.
   */
  public void holdAllOf(String imageId) {
    liveOf(imageId).forEach(attempts::locked);
  }

  /** Cancels what works on an image, as far as that has something left to do; says how much. */
  public int cancelAllOf(String imageId) {
    return (int) liveOf(imageId).stream().filter(this::isCancelled).count();
  }

  /** Whether some task has something left to do on an image: a look without a lock. */
  public boolean hasWorkOn(String imageId) {
    return liveOf(imageId).stream()
        .map(id -> database.find(Task.class, id))
        .anyMatch(task -> task != null && hasWork(task));
  }

  private boolean isCancelled(String taskId) {
    Optional<Task> task = attempts.locked(taskId).filter(this::hasWork);
    task.ifPresent(this::cancel);
    return task.isPresent();
  }

  private boolean hasWork(Task task) {
    return !task.status().isTerminal() && !types.named(task.type()).isDone(task);
  }

  private void cancel(Task task) {
    Attempt newest = new Attempt(task.id(), task.attempt());
    history.add(newest, TaskEvent.CANCELLED);
    failure.write(newest, types.named(task.type()), Message.of(Problem.TASK_CANCELLED));
  }

  private List<String> liveOf(String imageId) {
    return database
        .createQuery(
            "select t.id from Task t where t.imageId = :image and t.status in :live order by t.id",
            String.class)
        .setParameter("image", imageId)
        .setParameter("live", TaskStatus.LIVE)
        .getResultList();
  }
}
