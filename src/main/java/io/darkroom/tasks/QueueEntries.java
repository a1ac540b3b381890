package io.darkroom.tasks;

import io.darkroom.platform.InstantColumn;
import io.darkroom.platform.database.InTransaction;
import io.darkroom.platform.database.Select;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The lines of the projects: a row for each task that has not ended. For those who hold one. */
@Singleton
@InTransaction
public class QueueEntries {

  private static final String ENDED =
      """
      select q.task_id from task_queue q join tasks t on t.id = q.task_id
      where q.project = ?1 and t.status in ('success', 'failure')
      """;

  private static final int COLUMNS = 5;

  private final EntityManager database;

  @Inject
  public QueueEntries(EntityManager database) {
    this.database = database;
  }

  /**
   * A task's place.
   *
   * @param held it is held back
   * @param begun it has left {@code pending}
   */
  record Entry(boolean held, boolean begun) {}

  /**
   * Puts tasks at the end.
   *
   * @param released how many of them, the first ones, are not held back
   */
  void add(List<Task> tasks, int released) {
    Query insert =
        database.createNativeQuery(
            "insert into task_queue (task_id, project, held, begun, entered_at) values "
                + Select.rows(tasks.size(), COLUMNS));
    for (int index = 0; index < tasks.size(); index++) {
      Task task = tasks.get(index);
      insert
          .setParameter(index * COLUMNS + 1, task.id())
          .setParameter(index * COLUMNS + 2, task.owner())
          .setParameter(index * COLUMNS + 3, index >= released)
          .setParameter(index * COLUMNS + 4, false)
          .setParameter(index * COLUMNS + 5, InstantColumn.micros(task.createdAt()));
    }
    insert.executeUpdate();
  }

  Optional<Entry> find(String taskId) {
    Stream<?> rows =
        database
            .createNativeQuery("select held, begun from task_queue where task_id = ?1")
            .setParameter(1, taskId)
            .getResultList()
            .stream();
    return rows.map(Object[].class::cast)
        .map(row -> new Entry((Boolean) row[0], (Boolean) row[1]))
        .findFirst();
  }

  void begin(String taskId) {
    of("update task_queue set begun = true where task_id = ?1", taskId).executeUpdate();
  }

  void hold(String taskId, boolean held) {
    of("update task_queue set held = ?2 where task_id = ?1", taskId)
        .setParameter(2, held)
        .executeUpdate();
  }

  void remove(String taskId) {
    of("delete from task_queue where task_id = ?1", taskId).executeUpdate();
  }

  /** The first of those that are held back. */
  List<String> nextHeld(String project, int most) {
    return waiting(project, true, "", most);
  }

  /** The first of those in the schedule that nobody has begun. */
  Optional<String> head(String project) {
    return waiting(project, false, "", 1).stream().findFirst();
  }

  /** The last of those in the schedule that nobody has begun, the very last first. */
  List<String> lastReleased(String project, int most) {
    return waiting(project, false, " desc", most);
  }

  /** Tasks that have ended without leaving the line: a version that knows no lines ended them. */
  List<String> ended(String project) {
    return ids(of(ENDED, project));
  }

  /** What the rows come to. */
  ProjectLoad count(String project) {
    Object[] row =
        (Object[])
            of(
                    """
                    select coalesce(sum(case when begun then 0 else 1 end), 0),
                      coalesce(sum(case when held then 1 else 0 end), 0), count(*)
                    from task_queue where project = ?1
                    """,
                    project)
                .getSingleResult();
    int held = ((Number) row[1]).intValue();
    return new ProjectLoad(((Number) row[0]).intValue(), held, ((Number) row[2]).intValue() - held);
  }

  private List<String> waiting(String project, boolean held, String direction, int most) {
    return ids(
        of(
                """
                select task_id from task_queue
                where project = ?1 and held = ?2 and begun = false
                order by entered_at%1$s, task_id%1$s limit ?3
                """
                    .formatted(direction),
                project)
            .setParameter(2, held)
            .setParameter(3, most));
  }

  private Query of(String sql, String first) {
    return database.createNativeQuery(sql).setParameter(1, first);
  }

  private static List<String> ids(Query query) {
    Stream<?> rows = query.getResultList().stream();
    return rows.map(String.class::cast).toList();
  }
}
