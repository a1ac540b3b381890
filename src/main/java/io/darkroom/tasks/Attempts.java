package io.darkroom.tasks;

import io.darkroom.platform.database.InTransaction;
import io.darkroom.platform.settings.Settings;
import io.darkroom.problems.Message;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * What the runs of a task write. Every write but the claim is fenced: it locks the task's row and
 * throws {@link AttemptSuperseded} when the task has ended or a newer run has it.
 */
@Singleton
@InTransaction
public class Attempts {

  private final EntityManager database;
  private final History history;
  private final TaskQueue queue;
  private final Settings.Tasks settings;
  private final Clock clock;

  @Inject
  public Attempts(
      EntityManager database, History history, TaskQueue queue, Settings settings, Clock clock) {
    this.database = database;
    this.history = history;
    this.queue = queue;
    this.settings = settings.tasks();
    this.clock = clock;
  }

  /** Begins a new run of a task; nothing if the task has ended or is gone. */
  public Optional<Attempt> claim(String taskId) {
    Optional<Attempt> claimed =
        locked(taskId).filter(task -> !task.status().isTerminal()).map(Task::claim);
    claimed.ifPresent(attempt -> history.add(attempt, TaskEvent.CLAIMED));
    return claimed;
  }

  /**
   * Whether the run is the one that counts: no newer one has begun, and nobody has ended the task
   * but the run itself, in success. A look without a lock.
   */
  public boolean counts(Attempt attempt) {
    return !database
        .createQuery(
            "select t.id from Task t where t.id = :id and t.attempt = :number"
                + " and t.status <> :failure",
            String.class)
        .setParameter("id", attempt.taskId())
        .setParameter("number", attempt.number())
        .setParameter("failure", TaskStatus.FAILURE)
        .getResultList()
        .isEmpty();
  }

  /** Records that a batch execution has begun to work on the task. */
  public void begin(Attempt attempt, long executionId) {
    Task task = hold(attempt);
    if (task.begin(executionId, clock.instant())) {
      history.add(attempt, TaskEvent.PROCESSING);
      queue.begun(task);
    }
  }

  /** Ties the image that the run works on to the task. */
  public void recordImage(Attempt attempt, String imageId) {
    hold(attempt).recordImage(imageId);
  }

  public void succeed(Attempt attempt, JsonObject result) {
    Instant now = clock.instant();
    Task task = hold(attempt);
    task.succeed(result.toString(), now, now.plus(settings.timeToLive()));
    history.add(attempt, TaskEvent.SUCCESS);
    queue.ended(task);
  }

  public void fail(Attempt attempt, Message message) {
    Instant now = clock.instant();
    Task task = hold(attempt);
    task.fail(message, now, now.plus(settings.timeToLive()));
    history.failure(attempt, message.problem());
    queue.ended(task);
  }

  /** The run gives the task back: whoever claims it next need not think of a crash. */
  public void release(Attempt attempt) {
    hold(attempt);
    history.add(attempt, TaskEvent.RELEASED);
  }

  /** The run has learned that it does not count any more. It was alive, so its end is no crash. */
  public void overtaken(Attempt attempt) {
    history.overtaken(attempt);
  }

  /** The task of a run, locked until the transaction ends, so that no newer run can begin. */
  public Task hold(Attempt attempt) {
    return locked(attempt.taskId())
        .filter(task -> !task.status().isTerminal() && task.attempt() == attempt.number())
        .orElseThrow(() -> new AttemptSuperseded(attempt));
  }

  Optional<Task> locked(String taskId) {
    return Optional.ofNullable(database.find(Task.class, taskId, LockModeType.PESSIMISTIC_WRITE));
  }
}
