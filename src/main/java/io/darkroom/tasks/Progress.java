package io.darkroom.tasks;

import io.darkroom.platform.NodeId;
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
  private final NodeId node;
  private final Clock clock;

  @Inject
  public Progress(EntityManager database, History history, NodeId node, Clock clock) {
    this.database = database;
    this.history = history;
    this.node = node;
    this.clock = clock;
  }

  /** The run has come to a step. */
  public void step(Attempt attempt, String step) {
    history.step(attempt, step);
    TaskProgress progress = find(attempt.taskId()).orElseGet(() -> first(attempt.taskId()));
    if (progress.attempt() <= attempt.number()) {
      progress.enter(attempt, node.value(), step, clock.instant());
    }
  }

  private TaskProgress first(String taskId) {
    TaskProgress first = new TaskProgress(taskId);
    database.persist(first);
    return first;
  }

  /** The current step goes on where a run before has left it: so many bytes are done already. */
  public void begin(Attempt attempt, long done) {
    of(attempt).ifPresent(progress -> progress.begin(done, clock.instant()));
  }

  /**
   * Reports bytes of the current step.
   *
   * @param done bytes so far
   * @param total bytes in all, if anybody knows
   */
  public void bytes(Attempt attempt, long done, OptionalLong total) {
    of(attempt).ifPresent(progress -> progress.advance(done, total, clock.instant()));
  }

  /** Nothing where a newer run has written. */
  private Optional<TaskProgress> of(Attempt attempt) {
    return find(attempt.taskId()).filter(progress -> progress.attempt() == attempt.number());
  }

  public Optional<TaskProgress> find(String taskId) {
    return Optional.ofNullable(database.find(TaskProgress.class, taskId));
  }
}
