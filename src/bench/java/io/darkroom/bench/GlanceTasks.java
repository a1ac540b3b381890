package io.darkroom.bench;

import java.sql.SQLException;
import java.util.Optional;

/** Very many tasks in Glance's own tables, that go when they have been listed. */
final class GlanceTasks implements AutoCloseable {

  /** Who is said to have asked for them. */
  private static final String USER = "bench";

  private static final String TASKS =
      """
      insert into tasks (id, type, status, owner, user_id, request_id, created_at, updated_at,
                         expires_at, deleted)
      select cast(gen_random_uuid() as varchar(36)), 'import',
             case when n %% 10 = 7 then 'failure' else 'success' end,
             case when n %% 2 = 0 then 'project-0' else concat('project-', n %% 1000) end,
             '%s', 'request', timestamp '2023-11-14' + n * interval '1 second',
             timestamp '2023-11-14' + n * interval '1 second', timestamp '2099-01-01', false
      from generate_series(%d, %d) as n
      """;

  private static final String INFOS =
      """
      insert into task_info (task_id, input, result, message)
      select id, '{"input": "' || repeat('i', 400) || '"}', '{}', '' from tasks
      where user_id = '%s' and not exists (select 1 from task_info where task_id = id)
      """;

  private final Optional<String> database;
  private int size;

  GlanceTasks(Stage stage) {
    database = stage.peer().map(peer -> peer.get("glance.database"));
  }

  /** Adds to them until they are as many. */
  void grow(int wanted) throws SQLException {
    String url = database.orElseThrow();
    if (wanted > size) {
      Postgres.run(url, TASKS.formatted(USER, size + 1, wanted));
      Postgres.run(url, INFOS.formatted(USER));
      Postgres.run(url, "vacuum analyze tasks");
      Postgres.run(url, "vacuum analyze task_info");
    }
    size = wanted;
  }

  /** Removes the tasks that were posted with such a source. */
  static void remove(Stage stage, String source) throws SQLException {
    if (stage.peer().isPresent()) {
      remove(
          stage.peer().get().get("glance.database"),
          "select task_id from task_info where input like '%" + source + "%'");
    }
  }

  private static void remove(String url, String ids) throws SQLException {
    Postgres.run(
        url,
        "with gone as (delete from task_info where task_id in (%s) returning task_id) select 1"
            .formatted(ids));
    Postgres.run(
        url, "delete from tasks where not exists (select 1 from task_info where task_id = id)");
  }

  @Override
  public void close() throws SQLException {
    if (database.isPresent() && size > 0) {
      remove(database.get(), "select id from tasks where user_id = '" + USER + "'");
      Postgres.run(database.get(), "vacuum analyze tasks");
      Postgres.run(database.get(), "vacuum analyze task_info");
    }
  }
}
