package io.darkroom.tasks;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How far the runs are: for readers, never for decisions. Written in transactions of its own, so
 * that it shows while a longer one is open; a newer run's word stands against an older one's.
 */
@Singleton
@Transactional(TxType.REQUIRES_NEW)
public class Progress {

  private final EntityManager database;
  private final History history;
  private final Clock clock;

  @Inject
  public Progress(EntityManager database, History history, Clock clock) {
    this.database = database;
    this.history = history;
    this.clock = clock;
  }

  public void step(Attempt attempt, String step) {
    history.step(attempt, step);
    bytes(attempt, step, 0, OptionalLong.empty());
  }

  /**
   * Reports bytes of the current step.
   *
   * @param done bytes so far
   * @param total bytes in all, if anybody knows
   */
  public void bytes(Attempt attempt, String step, long done, OptionalLong total) {
    TaskProgress progress =
        find(attempt.taskId())
            .orElseGet(
                () -> {
                  TaskProgress first = new TaskProgress(attempt.taskId());
                  database.persist(first);
                  return first;
                });
    if (progress.attempt() <= attempt.number()) {
      progress.become(attempt.number(), step, done, total, clock.instant());
    }
  }

  public Optional<TaskProgress> find(String taskId) {
    return Optional.ofNullable(database.find(TaskProgress.class, taskId));
  }
}
