package io.darkroom.tasks;

import io.darkroom.platform.InstantColumn;
import io.darkroom.platform.database.Select;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The SQL of a list; the columns that could be long are never read. */
final class TaskQuery {

  private static final String COLUMNS =
      "id, type, status, owner, created_at, updated_at, expires_at";

  private final Select select;
  private final InstantColumn instants = new InstantColumn();

  /** All tasks that have not expired. */
  private TaskQuery(String columns, Instant now) {
    select = new Select("select " + columns + " from tasks");
    String moment = select.bind(InstantColumn.micros(now));
    select.and("(expires_at is null or expires_at > " + moment + ")");
  }

  /** One task, for whoever sees a project's tasks, or everybody's. */
  static TaskQuery one(Optional<String> project, String id, Instant now) {
    return one(COLUMNS, project, id, now);
  }

  /** As {@link #one(Optional, String, Instant)}, to be read by whoever names the columns. */
  static TaskQuery one(String columns, Optional<String> project, String id, Instant now) {
    TaskQuery query = new TaskQuery(columns, now);
    project.ifPresent(owner -> query.equal(TaskField.OWNER, owner));
    query.equal(TaskField.ID, id);
    return query;
  }

  static TaskQuery page(TaskPage page, Optional<TaskSummary> last, Instant now) {
    return page(COLUMNS, page, last, now);
  }

  /** As {@link #page(TaskPage, Optional, Instant)}, to be read by whoever names the columns. */
  static TaskQuery page(String columns, TaskPage page, Optional<TaskSummary> last, Instant now) {
    TaskQuery query = new TaskQuery(columns, now);
    TaskKeys keys = TaskKeys.of(page);
    page.equalities()
        .filter(equality -> !keys.isLead(equality))
        .forEach(equality -> query.equal(equality.getKey(), equality.getValue()));
    keys.keyset().page(query.select, last.map(keys::values), page.limit());
    return query;
  }

  private void equal(TaskField field, String value) {
    select.and(field.id() + " = " + select.bind(value));
  }

  String sql() {
    return select.sql();
  }

  /** A statement with the values of this query. */
  Query bound(EntityManager database, String statement) {
    return select.bound(database, statement);
  }

  List<TaskSummary> run(EntityManager database) {
    List<TaskSummary> tasks = new ArrayList<>();
    for (Object row : bound(database, sql()).getResultList()) {
      tasks.add(summary((Object[]) row));
    }
    return tasks;
  }

  private TaskSummary summary(Object[] row) {
    return new TaskSummary(
        (String) row[0],
        (String) row[1],
        TaskStatus.of((String) row[2]),
        (String) row[3],
        Objects.requireNonNull(instant(row[4])),
        Objects.requireNonNull(instant(row[5])),
        instant(row[6]));
  }

  private @Nullable Instant instant(@Nullable Object micros) {
    return instants.convertToEntityAttribute((Long) micros);
  }
}
