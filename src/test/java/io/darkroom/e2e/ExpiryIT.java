package io.darkroom.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.darkroom.platform.database.Dialect;
import io.darkroom.support.Client;
import io.darkroom.support.Database;
import io.darkroom.support.FileServer;
import io.darkroom.support.SeededTasks;
import io.darkroom.support.Service;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tasks and jobs whose time is over, with two nodes that could remove them. */
class ExpiryIT {

  private static final int SEEDED = 3000;
  private static final Pattern REMOVED = Pattern.compile("Removed ([0-9]+) tasks that had expired");

  private EmbeddedPostgres server;
  private Database database;
  private FileServer source;
  private Service one;
  private Service other;

  @BeforeEach
  void start(@TempDir Path directory) throws Exception {
    server = EmbeddedPostgres.start();
    database = new Database(server.getPostgresDatabase(), Dialect.POSTGRESQL);
    source = new FileServer();
    Map<String, String> settings =
        Map.of(
            "darkroom.import.allowed-hosts", "127.0.0.1",
            "darkroom.import.allowed-ports", "1-65535",
            "darkroom.tasks.time-to-live", "PT3S",
            "darkroom.tasks.expiry-interval", "PT1S",
            "darkroom.tasks.batch-retention", "PT1S",
            "darkroom.tasks.reconcile-interval", "PT1S",
            "darkroom.datasource.url", server.getJdbcUrl("postgres", "postgres"),
            "darkroom.datasource.user", "postgres",
            "darkroom.datasource.password", "postgres");
    one = Service.start(directory.resolve("one"), settings);
    other = Service.start(directory.resolve("other"), settings);
  }

  @AfterEach
  void stop() throws Exception {
    one.close();
    other.close();
    source.close();
    database.close();
    server.close();
  }

  @Test
  void theyAreGoneForClientsAtOnceAndRemovedByOneNodeAtATime() throws Exception {
    Client client = one.client();
    String id = client.postImport(source.url("absent"), "raw").getString("id");
    client.awaitEnd(id);
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> client.get("v2/tasks/" + id).statusCode() == 404);
    assertThat(client.get("v2/tasks?marker=" + id).statusCode()).isEqualTo(400);
    await().atMost(Duration.ofMinutes(1)).until(() -> removed() == 1);

    database.run(
        manager -> {
          SeededTasks.add(manager, SEEDED);
          manager.createNativeQuery("update tasks set expires_at = created_at").executeUpdate();
        });

    assertThat(Client.json(client.get("v2/tasks").body()).getJsonArray("tasks")).isEmpty();
    await().atMost(Duration.ofMinutes(1)).until(() -> rows("tasks") == 0);
    await().atMost(Duration.ofMinutes(1)).until(() -> removed() >= 1 + SEEDED);
    assertThat(removed()).isEqualTo(1 + SEEDED);
    await().atMost(Duration.ofMinutes(1)).until(() -> rows("jbatchJOBINSTANCEDATA") == 0);
  }

  private int removed() {
    return REMOVED
        .matcher(one.output() + "\n" + other.output())
        .results()
        .mapToInt(found -> Integer.parseInt(found.group(1)))
        .sum();
  }

  private long rows(String table) {
    return database.transaction(
        manager ->
            ((Number) manager.createNativeQuery("select count(*) from " + table).getSingleResult())
                .longValue());
  }
}
