package io.darkroom.tasks;

import io.darkroom.platform.InstantColumn;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The SQL of a list. A page is found by the values of the last task before it (keyset), so that it
 * costs the same wherever it is; the columns that could be long are never read.
 */
final class TaskQuery {

  private static final String COLUMNS =
      "select id, type, status, owner, created_at, updated_at, expires_at from tasks";

  private final StringBuilder sql = new StringBuilder(COLUMNS);
  private final List<Object> parameters = new ArrayList<>();
  private final InstantColumn instants = new InstantColumn();
  private String joint = " where ";

  /** All tasks that have not expired. */
  private TaskQuery(Instant now) {
    and("(expires_at is null or expires_at > " + bind(micros(now)) + ")");
  }

  /** One task, for whoever sees a project's tasks, or everybody's. */
  static TaskQuery one(Optional<String> project, String id, Instant now) {
    TaskQuery query = new TaskQuery(now);
    project.ifPresent(owner -> query.equal(TaskField.OWNER, owner));
    query.equal(TaskField.ID, id);
    return query;
  }

  static TaskQuery page(TaskPage page, Optional<TaskSummary> last, Instant now) {
    TaskQuery query = new TaskQuery(now);
    TaskKeys keys = TaskKeys.of(page);
    page.equalities()
        .filter(equality -> !keys.isLead(equality))
        .forEach(equality -> query.equal(equality.getKey(), equality.getValue()));
    keys.lead().ifPresent(query::within);
    last.ifPresent(task -> query.behind(task, keys));
    query
        .sql
        .append(keys.orderBy())
        .append(" fetch first ")
        .append(page.limit())
        .append(" rows only");
    return query;
  }

  private void equal(TaskField field, String value) {
    and(field.id() + " = " + bind(value));
  }

  /** As good as equal, but the planner does not see it, and keeps to the index of the list. */
  private void within(Map.Entry<TaskField, String> lead) {
    String column = lead.getKey().id();
    and(column + " >= " + bind(lead.getValue()));
    and(column + " <= " + bind(lead.getValue()));
  }

  /** Only what comes behind a task; the first key alone bounds the index, too. */
  private void behind(TaskSummary last, TaskKeys keys) {
    List<TaskOrder> order = keys.order();
    List<Object> values = order.stream().map(key -> keys.value(key, last, this::micros)).toList();
    TaskOrder first = order.get(0);
    and(first.expression() + first.beyond() + "= " + bind(values.get(0)));
    and(keys.isUniform() ? rowBehind(order, values) : behind(order, values, 0));
    keys.lead().ifPresent(lead -> boundForMariaDb(order.get(1), last));
  }

  /**
   * MariaDB does not see that a comparison of rows bounds the index, so the key behind the lead
   * stands alone, too. For all others it is a comment: PostgreSQL does see it, and would take the
   * index of all tasks for the sake of this.
   */
  private void boundForMariaDb(TaskOrder creation, TaskSummary last) {
    sql.append(" /*M! and ")
        .append(creation.expression())
        .append(creation.beyond())
        .append("= ")
        .append(micros(last.createdAt()))
        .append(" */");
  }

  private String rowBehind(List<TaskOrder> order, List<Object> values) {
    String columns = order.stream().map(TaskOrder::expression).collect(Collectors.joining(", "));
    String bound = values.stream().map(this::bind).collect(Collectors.joining(", "));
    return "(" + columns + ")" + order.get(0).beyond() + " (" + bound + ")";
  }

  /** A later key decides among those that are equal in the earlier ones. */
  private String behind(List<TaskOrder> order, List<Object> values, int index) {
    TaskOrder key = order.get(index);
    Object value = values.get(index);
    String beyond = key.expression() + key.beyond() + " " + bind(value);
    return index == order.size() - 1
        ? beyond
        : "(%s or (%s = %s and %s))"
            .formatted(beyond, key.expression(), bind(value), behind(order, values, index + 1));
  }

  private void and(String condition) {
    sql.append(joint).append(condition);
    joint = " and ";
  }

  private String bind(Object value) {
    parameters.add(value);
    return "?" + parameters.size();
  }

  private Long micros(Instant time) {
    return Objects.requireNonNull(instants.convertToDatabaseColumn(time));
  }

  String sql() {
    return sql.toString();
  }

  /** A statement with the values of this query. */
  Query bound(EntityManager database, String statement) {
    Query query = database.createNativeQuery(statement);
    for (int i = 0; i < parameters.size(); i++) {
      query.setParameter(i + 1, parameters.get(i));
    }
    return query;
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
