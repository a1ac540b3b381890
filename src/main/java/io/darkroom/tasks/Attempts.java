package io.darkroom.tasks;

import io.darkroom.platform.settings.Settings;
import io.darkroom.problems.Message;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * What the runs of a task write. Every write but the claim is fenced: it locks the task's row and
 * throws {@link AttemptSuperseded} when the task has ended or a newer run has it.
 */
@Singleton
@Transactional
public class Attempts {

  private final EntityManager database;
  private final Settings.Tasks settings;
  private final Clock clock;

  @Inject
  public Attempts(EntityManager database, Settings settings, Clock clock) {
    this.database = database;
    this.settings = settings.tasks();
    this.clock = clock;
  }

  /** Begins a new run of a task; nothing if the task has ended or is gone. */
  public Optional<Attempt> claim(String taskId) {
    return locked(taskId).filter(task -> !task.status().isTerminal()).map(Task::claim);
  }

  /** Records that a batch execution has begun to work on the task. */
  public void begin(Attempt attempt, long executionId) {
    hold(attempt).begin(executionId, clock.instant());
  }

  /** Ties the image that the run works on to the task. */
  public void recordImage(Attempt attempt, String imageId) {
    hold(attempt).recordImage(imageId);
  }

  public void succeed(Attempt attempt, JsonObject result) {
    Instant now = clock.instant();
    hold(attempt).succeed(result.toString(), now, now.plus(settings.timeToLive()));
  }

  public void fail(Attempt attempt, Message message) {
    Instant now = clock.instant();
    hold(attempt).fail(message, now, now.plus(settings.timeToLive()));
  }

  /** The task of a run, locked until the transaction ends, so that no newer run can begin. */
  public Task hold(Attempt attempt) {
    return locked(attempt.taskId())
        .filter(task -> !task.status().isTerminal() && task.attempt() == attempt.number())
        .orElseThrow(() -> new AttemptSuperseded(attempt));
  }

  private Optional<Task> locked(String taskId) {
    return Optional.ofNullable(database.find(Task.class, taskId, LockModeType.PESSIMISTIC_WRITE));
  }
}
