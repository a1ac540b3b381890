package io.darkroom.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.platform.database.Dialect;
import io.darkroom.support.Client;
import io.darkroom.support.Database;
import io.darkroom.support.MariaDb;
import io.darkroom.support.SeededTasks;
import jakarta.json.JsonObject;
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
 * How MariaDB finds a page among a hundred thousand tasks: it reads the tasks of the page from the
 * index of its list, and no other, wherever the page is. The plans are printed.
 */
class TaskPlansOnMariaDbIT {

  private static final int TASKS = 100_000;
  private static final int PAGE = 25;
  private static final Instant NOW = Instant.ofEpochSecond(SeededTasks.BEGIN / 1_000_000);

  private static MariaDb server;
  private static Database database;

  @BeforeAll
  static void seed() throws Exception {
    server = MariaDb.start();
    database = new Database(server.source(), Dialect.MARIADB);
    database.run(manager -> SeededTasks.add(manager, Dialect.MARIADB, TASKS));
    database.run(manager -> manager.createNativeQuery("analyze table tasks").getResultList());
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
            Arguments.of(Map.of(TaskField.STATUS, "success"), "tasks_by_status"),
            Arguments.of(Map.of(TaskField.STATUS, "failure"), "tasks_by_status"),
            Arguments.of(Map.of(TaskField.TYPE, "import"), "tasks_by_type"))
        .flatMap(
            list ->
                Stream.of(true, false)
                    .flatMap(
                        descending ->
                            Stream.of(TASKS * 9 / 10, TASKS / 2, TASKS / 10)
                                .map(
                                    place ->
                                        Arguments.of(
                                            list.get()[0], descending, place, list.get()[1]))));
  }

  @ParameterizedTest(name = "{0} beyond task {2}, newest first: {1}")
  @MethodSource("pages")
  void aPageIsReadFromTheIndexOfItsList(
      Map<TaskField, String> filters, boolean descending, int place, String index) {
    TaskQuery query = query(filters, new TaskOrder(TaskField.CREATED_AT, descending), place);

    JsonObject block = database.transaction(manager -> plan(query, manager));

    JsonObject table = block.getJsonArray("nested_loop").getJsonObject(0).getJsonObject("table");
    assertThat(table.getString("access_type")).isEqualTo("range");
    assertThat(table.getString("key")).isEqualTo(index);
    // And the marker, or the one behind the page.
    assertThat(table.getJsonNumber("r_rows").doubleValue()).isBetween(PAGE + 0.0, PAGE + 1.0);
  }

  private static TaskQuery query(Map<TaskField, String> filters, TaskOrder order, int place) {
    Instant creation = NOW.plusSeconds(place);
    TaskSummary last = new TaskSummary("", "", TaskStatus.PENDING, "", creation, creation, null);
    TaskPage page = new TaskPage(Optional.empty(), filters, List.of(order), Optional.empty(), PAGE);
    return TaskQuery.page(page, Optional.of(last), NOW);
  }

  private static JsonObject plan(TaskQuery query, jakarta.persistence.EntityManager manager) {
    String analyze = "analyze format=json ";
    String json = query.bound(manager, analyze + query.sql()).getSingleResult().toString();
    System.out.println(query.sql() + "\n" + json);
    return Client.json(json).getJsonObject("query_block");
  }
}
