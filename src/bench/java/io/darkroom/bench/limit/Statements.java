package io.darkroom.bench.limit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/**
 * The statements of Darkroom, as PostgreSQL logs them ({@code log_statement = 'all'}): those by
 * which a task is shown, and those by which one is created while others of its project wait.
 */
public final class Statements {

  /** The project that all tasks of the limit are of. */
  public static final String PROJECT = "limit";

  private static final String SHOW =
      """
      select id, attempt, created_at, execution_id, expires_at, image_id, input, message_arguments,
             message_problem, owner, request_id, result, status, type, updated_at, user_id
      from tasks where id = ?
      """;

  private static final String TASK =
      """
      insert into tasks (id, attempt, created_at, execution_id, expires_at, image_id, input,
                         message_arguments, message_problem, owner, request_id, result, status,
                         type, updated_at, user_id)
      values (?, ?, ?, null, null, null, ?, null, null, ?, ?, null, ?, ?, ?, ?)
      """;

  private static final String EVENT =
      """
      insert into task_events (task_id, attempt, kind, step, node, problem, related, at)
      values (?, ?, ?, null, ?, null, null, ?)
      """;

  private static final String ENTRY =
      """
      insert into task_queue (task_id, project, held, begun, entered_at)
      values (?, ?, ?, false, ?)
      """;

  private static final String LOAD =
      "update task_projects set pending = ?, held = ?, released = ? where project = ?";

  private Statements() {}

  /** Reads every column of a task. */
  static void show(Connection connection, String id) throws SQLException {
    List<Object> row = row(connection, SHOW, id);
    if (row.isEmpty()) {
      throw new SQLException("There is no " + id);
    }
  }

  /** Writes a task, with every statement that Darkroom has for it, in its order. */
  static void create(Connection connection, String body) throws SQLException {
    String id = UUID.randomUUID().toString();
    long now = System.currentTimeMillis() * 1000;
    task(connection, id, body, now);
    List<Object> load =
        row(
            connection,
            "select pending, held, released from task_projects where project = ? for update",
            PROJECT);
    row(connection, "select coalesce(sum(pending), 0) from task_projects");
    write(connection, ENTRY, id, PROJECT, true, now);
    write(connection, LOAD, (int) load.get(0) + 1, (int) load.get(1) + 1, load.get(2), PROJECT);
  }

  /** Writes the rows of a task and nothing else. */
  static void insert(Connection connection, String body) throws SQLException {
    String id = UUID.randomUUID().toString();
    long now = System.currentTimeMillis() * 1000;
    task(connection, id, body, now);
    write(connection, ENTRY, id, PROJECT, true, now);
  }

  private static void task(Connection connection, String id, String body, long now)
      throws SQLException {
    write(connection, TASK, id, 0, now, body, PROJECT, "req-" + id, "pending", "import", now, "u");
    write(connection, EVENT, id, 0, "CREATED", "node", now);
  }

  private static void write(Connection connection, String sql, Object... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, values);
      statement.executeUpdate();
    }
  }

  private static List<Object> row(Connection connection, String sql, Object... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, values);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next() ? columns(rows) : List.of();
      }
    }
  }

  private static List<Object> columns(ResultSet row) throws SQLException {
    Object[] columns = new Object[row.getMetaData().getColumnCount()];
    for (int column = 0; column < columns.length; column++) {
      Object value = row.getObject(column + 1);
      columns[column] = value == null ? "" : value;
    }
    return List.of(columns);
  }

  private static void bind(PreparedStatement statement, Object... values) throws SQLException {
    for (int place = 0; place < values.length; place++) {
      statement.setObject(place + 1, values[place]);
    }
  }
}
