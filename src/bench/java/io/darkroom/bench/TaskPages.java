package io.darkroom.bench;

import io.darkroom.platform.database.Dialect;
import io.darkroom.support.Client;
import io.darkroom.support.Database;
import io.darkroom.support.SeededTasks;
import io.darkroom.support.Service;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A page of 25 tasks over HTTP, among a thousand and among a million on PostgreSQL: the first, one
 * in the middle, and the last. The three are asked for in turn, so that the machine's mood falls on
 * each alike.
 */
public final class TaskPages {

  private static final int WARM_UP = 500;
  private static final int ROUNDS = 1000;

  private final Client client;
  private final Database database;

  private TaskPages(Client client, Database database) {
    this.client = client;
    this.database = database;
  }

  public static void main(String[] arguments) throws Exception {
    Path directory = Files.createTempDirectory("darkroom-bench");
    try (EmbeddedPostgres server = EmbeddedPostgres.start();
        Database database = new Database(server.getPostgresDatabase(), Dialect.POSTGRESQL);
        Service service =
            Service.start(
                directory,
                Map.of(
                    "darkroom.datasource.url", server.getJdbcUrl("postgres", "postgres"),
                    "darkroom.datasource.user", "postgres",
                    "darkroom.datasource.password", "postgres"))) {
      TaskPages pages = new TaskPages(service.client(), database);
      pages.measure(1_000);
      pages.measure(1_000_000);
    }
  }

  private void measure(int tasks) throws Exception {
    seed(tasks);
    System.out.printf("%n%,d tasks: median milliseconds of a page, slowest to fastest%n", tasks);
    System.out.printf("%-22s %8s %8s %8s %8s%n", "list", "first", "middle", "last", "ratio");
    for (String filter :
        List.of("", "owner=" + SeededTasks.OWNER, "status=success", "type=import")) {
      report(filter, tasks);
    }
  }

  private void seed(int tasks) throws Exception {
    database.run(
        manager -> {
          manager.createNativeQuery("truncate tasks cascade").executeUpdate();
          SeededTasks.add(manager, tasks);
        });
    try (Connection connection = database.source().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("vacuum analyze tasks");
    }
  }

  private void report(String filter, int tasks) throws Exception {
    Map<String, String> pages = new LinkedHashMap<>();
    pages.put("first", "v2/tasks?" + filter);
    pages.put("middle", pages.get("first") + "&marker=" + marker(tasks / 2));
    pages.put("last", pages.get("first") + "&marker=" + marker(60));
    Map<String, List<Long>> times = new LinkedHashMap<>();
    for (int round = 0; round < WARM_UP + ROUNDS; round++) {
      for (Map.Entry<String, String> page : pages.entrySet()) {
        long begun = System.nanoTime();
        int size = client.get(page.getValue()).body().length();
        long took = System.nanoTime() - begun;
        if (size < 1000) {
          throw new IllegalStateException(page + " is not full");
        }
        if (round >= WARM_UP) {
          times.computeIfAbsent(page.getKey(), key -> new ArrayList<>()).add(took);
        }
      }
    }
    List<Double> medians = times.values().stream().map(TaskPages::medianMillis).toList();
    System.out.printf(
        "%-22s %8.2f %8.2f %8.2f %8.2f%n",
        filter.isEmpty() ? "all" : filter,
        medians.get(0),
        medians.get(1),
        medians.get(2),
        Collections.max(medians) / Collections.min(medians));
  }

  private String marker(int place) {
    return database.transaction(manager -> SeededTasks.id(manager, place));
  }

  private static double medianMillis(List<Long> nanos) {
    List<Long> sorted = nanos.stream().sorted().toList();
    return sorted.get(sorted.size() / 2) / 1e6;
  }
}
