package io.darkroom.tasks;

import io.darkroom.platform.InstantColumn;
import io.darkroom.platform.NodeId;
import io.darkroom.platform.database.InTransaction;
import io.darkroom.platform.database.Select;
import io.darkroom.problems.Problem;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What happened to the tasks, written down in the transaction in which it happened, by the runs
 * that count and by those that do not. Whoever writes holds the task's row: the events of a task
 * become visible in the order of their ids, so that a reader who goes on behind the last one it has
 * seen misses none.
 */
@Singleton
@InTransaction
public class History {

  private static final String CRASHES =
      """
      select e.attempt, e.node, e.at from task_events e
      where e.task_id = ?1 and e.kind = 'CLAIMED' and e.attempt < ?2
        and not exists (
          select 1 from task_events w
          where w.task_id = e.task_id and w.attempt = e.attempt
            and w.kind in ('RELEASED', 'OVERTAKEN'))
      order by e.attempt
      """;

  private static final String INSERT =
      "insert into task_events (task_id, attempt, kind, step, node, problem, related, at) values ";

  private static final int COLUMNS = 8;

  private final EntityManager database;
  private final NodeId node;
  private final Clock clock;
  private final Event<TaskNews> news;

  @Inject
  public History(EntityManager database, NodeId node, Clock clock, Event<TaskNews> news) {
    this.database = database;
    this.node = node;
    this.clock = clock;
    this.news = news;
  }

  /** For those who hold the task's row. */
  void add(Attempt attempt, TaskEvent event) {
    add(attempt, event, null, null, null);
  }

  /**
   * Tasks are new.
   *
   * @param failed the task that each of them tries again, if it does
   */
  void created(List<String> taskIds, List<Optional<String>> failed) {
    Query insert = database.createNativeQuery(INSERT + Select.rows(taskIds.size(), COLUMNS));
    for (int index = 0; index < taskIds.size(); index++) {
      bind(
          insert,
          index,
          new Attempt(taskIds.get(index), 0),
          TaskEvent.CREATED,
          null,
          null,
          failed.get(index).orElse(null));
    }
    insert.executeUpdate();
    taskIds.forEach(task -> news.fire(new TaskNews(task, TaskEvent.CREATED)));
  }

  /** A failed task is tried again, as another one. */
  void retried(String failed, String again) {
    if (isHeld(failed)) {
      int newest = database.find(Task.class, failed).attempt();
      add(new Attempt(failed, newest), TaskEvent.RETRIED, null, null, again);
    }
  }

  void step(Attempt attempt, String step) {
    if (isHeld(attempt.taskId())) {
      add(attempt, TaskEvent.STEP, step, null, null);
    }
  }

  /** For those who hold the task's row. */
  void failure(Attempt attempt, Problem problem) {
    add(attempt, TaskEvent.FAILURE, null, problem, null);
  }

  /** The run has learned that it does not count any more. It was alive, so its end is no crash. */
  void overtaken(Attempt attempt) {
    if (isHeld(attempt.taskId())) {
      add(attempt, TaskEvent.OVERTAKEN);
    }
  }

  /**
   * A run tries again what failed for a while. In a transaction of its own: the row's reference to
   * its task would share the task's lock until the end of a longer one, in which others of the same
   * run want it whole.
   */
  @Transactional(TxType.REQUIRES_NEW)
  public void retry(Attempt attempt, String step, Problem problem) {
    if (isHeld(attempt.taskId())) {
      add(attempt, TaskEvent.RETRY, step, problem, null);
    }
  }

  /** Locks the task's row until the transaction ends; there may be none any more. */
  private boolean isHeld(String taskId) {
    return !database
        .createNativeQuery("select id from tasks where id = ?1 for update")
        .setParameter(1, taskId)
        .getResultList()
        .isEmpty();
  }

  /** Native, as JPA would ask for the key of each new row. */
  private void add(
      Attempt attempt,
      TaskEvent event,
      @Nullable String step,
      @Nullable Problem problem,
      @Nullable String related) {
    Query insert = database.createNativeQuery(INSERT + Select.rows(1, COLUMNS));
    bind(insert, 0, attempt, event, step, problem, related);
    insert.executeUpdate();
    news.fire(new TaskNews(attempt.taskId(), event));
  }

  private void bind(
      Query insert,
      int row,
      Attempt attempt,
      TaskEvent event,
      @Nullable String step,
      @Nullable Problem problem,
      @Nullable String related) {
    int before = row * COLUMNS;
    insert
        .setParameter(before + 1, attempt.taskId())
        .setParameter(before + 2, attempt.number())
        .setParameter(before + 3, event.name())
        .setParameter(before + 4, step)
        .setParameter(before + 5, node.value())
        .setParameter(before + 6, problem == null ? null : problem.name())
        .setParameter(before + 7, related)
        .setParameter(before + 8, InstantColumn.micros(clock.instant()));
  }

  /** The runs before this one that ended without a word, the oldest first. */
  public List<Crash> crashes(Attempt attempt) {
    Stream<?> rows =
        database
            .createNativeQuery(CRASHES)
            .setParameter(1, attempt.taskId())
            .setParameter(2, attempt.number())
            .getResultList()
            .stream();
    return rows.map(row -> crash((Object[]) row)).toList();
  }

  private static Crash crash(Object[] row) {
    return new Crash(
        ((Number) row[0]).intValue(),
        (String) row[1],
        InstantColumn.instant(((Number) row[2]).longValue()));
  }
}
