package io.darkroom.tasks;

import io.darkroom.platform.InstantColumn;
import io.darkroom.platform.database.InTransaction;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What has become of the tasks of a project, read in one go with the step that they are at. */
@Singleton
@InTransaction
public class TaskReports {

  /** The step as a column, as a planner may read a whole table to join it. */
  private static final String COLUMNS =
      """
      id, type, status, owner, user_id, image_id, result, message_problem, message_arguments,
      (select p.step from task_progress p where p.task_id = tasks.id), created_at, updated_at
      """;

  private final EntityManager database;
  private final Clock clock;

  @Inject
  public TaskReports(EntityManager database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * A task of the project, unless it has expired.
   *
   * @param id whatever somebody takes for one
   */
  public Optional<TaskReport> of(String project, String id) {
    // No id holds a NUL, and PostgreSQL refuses to look.
    return id.indexOf('\0') >= 0
        ? Optional.empty()
        : run(TaskQuery.one(COLUMNS, Optional.of(project), id, clock.instant())).stream()
            .findFirst();
  }

  /**
   * A page of the project's tasks that have not expired, the newest first.
   *
   * @param last the id of the last task of the page before
   * @param limit how many at most
   * @return nothing when {@code last} is none of the project's tasks, or has expired
   */
  public Optional<List<TaskReport>> page(String project, Optional<String> last, int limit) {
    Instant now = clock.instant();
    TaskPage page = new TaskPage(Optional.of(project), Map.of(), List.of(), last, limit);
    Optional<TaskSummary> marker = last.flatMap(id -> summary(project, id, now));
    return last.isPresent() && marker.isEmpty()
        ? Optional.empty()
        : Optional.of(run(TaskQuery.page(COLUMNS, page, marker, now)));
  }

  private Optional<TaskSummary> summary(String project, String id, Instant now) {
    return TaskQuery.one(Optional.of(project), id, now).run(database).stream().findFirst();
  }

  private List<TaskReport> run(TaskQuery query) {
    List<TaskReport> reports = new ArrayList<>();
    for (Object row : query.bound(database, query.sql()).getResultList()) {
      reports.add(report((Object[]) row));
    }
    return reports;
  }

  private static TaskReport report(Object[] row) {
    return new TaskReport(
        (String) row[0],
        (String) row[1],
        TaskStatus.of((String) row[2]),
        (String) row[3],
        text(row[4]),
        text(row[5]),
        text(row[6]),
        text(row[7]).map(problem -> StoredArguments.message(problem, (String) row[8])),
        text(row[9]),
        InstantColumn.instant((Long) row[10]),
        InstantColumn.instant((Long) row[11]));
  }

  private static Optional<String> text(@Nullable Object column) {
    return Optional.ofNullable((String) column);
  }
}
