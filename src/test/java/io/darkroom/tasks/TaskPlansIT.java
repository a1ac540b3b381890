package io.darkroom.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.platform.database.Dialect;
import io.darkroom.support.Client;
import io.darkroom.support.Database;
import io.darkroom.support.SeededTasks;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.json.JsonObject;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * How PostgreSQL finds a page among a million tasks: through the index of its list, in as many
 * blocks wherever the page is. The plans are printed.
 */
class TaskPlansIT {

  private static final int TASKS = 1_000_000;
  private static final int PAGE = 25;

  /** A block for each task of the page, and the few from the root of the index down to its leaf. */
  private static final int MOST_BLOCKS = PAGE + 10;

  private static final Instant NOW = Instant.ofEpochSecond(SeededTasks.BEGIN / 1_000_000);

  private static EmbeddedPostgres server;
  private static Database database;

  @BeforeAll
  static void seed() throws Exception {
    server = EmbeddedPostgres.start();
    database = new Database(server.getPostgresDatabase(), Dialect.POSTGRESQL);
    database.run(manager -> SeededTasks.add(manager, TASKS));
    try (Connection connection = database.source().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("vacuum analyze tasks");
    }
  }

  @AfterAll
  static void stop() throws Exception {
    database.close();
    server.close();
  }

  static Stream<Arguments> pages() {
    return Stream.of(
            Arguments.of(Map.of(), "tasks_by_creation"),
            Arguments.of(Map.of(TaskField.OWNER, SeededTasks.OWNER), "tasks_by_owner"),
            Arguments.of(Map.of(TaskField.OWNER, "project-1"), "tasks_by_owner"),
            Arguments.of(Map.of(TaskField.STATUS, "success"), "tasks_by_status"),
            Arguments.of(Map.of(TaskField.STATUS, "failure"), "tasks_by_status"),
            Arguments.of(Map.of(TaskField.TYPE, "import"), "tasks_by_type"))
        .flatMap(
            list ->
                Stream.of(TASKS, TASKS / 2, 30)
                    .map(place -> Arguments.of(list.get()[0], place, list.get()[1])));
  }

  @ParameterizedTest(name = "{0} before task {1}")
  @MethodSource("pages")
  void aPageIsReadFromTheIndexOfItsList(Map<TaskField, String> filters, int place, String index) {
    JsonObject plan = database.transaction(manager -> plan(query(filters, place), manager));
    JsonObject scan = plan.getJsonArray("Plans").getJsonObject(0);

    assertThat(plan.getString("Node Type")).isEqualTo("Limit");
    assertThat(scan.getString("Node Type")).startsWith("Index Scan");
    assertThat(scan.getString("Index Name")).isEqualTo(index);
    assertThat(scan.getInt("Rows Removed by Filter", 0)).isLessThanOrEqualTo(1);
    assertThat(plan.getInt("Shared Hit Blocks") + plan.getInt("Shared Read Blocks"))
        .isLessThanOrEqualTo(MOST_BLOCKS);
  }

  private static TaskQuery query(Map<TaskField, String> filters, int place) {
    Instant creation = NOW.plusSeconds(place);
    TaskSummary last = new TaskSummary("", "", TaskStatus.PENDING, "", creation, creation, null);
    TaskPage page = new TaskPage(Optional.empty(), filters, List.of(), Optional.empty(), PAGE);
    return TaskQuery.page(page, Optional.of(last).filter(task -> place < TASKS), NOW);
  }

  private static JsonObject plan(TaskQuery query, jakarta.persistence.EntityManager manager) {
    String explain = "explain (analyze, buffers, format json) ";
    String json = query.bound(manager, explain + query.sql()).getSingleResult().toString();
    System.out.println(query.sql() + "\n" + json);
    String plan = json.strip().substring(1, json.strip().length() - 1);
    return Client.json(plan).getJsonObject("Plan");
  }
}
