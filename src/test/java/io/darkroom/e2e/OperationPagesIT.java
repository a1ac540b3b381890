package io.darkroom.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.platform.database.Dialect;
import io.darkroom.support.Database;
import io.darkroom.support.Operations;
import io.darkroom.support.SeededTasks;
import io.darkroom.support.Service;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** More tasks than a page can hold. */
class OperationPagesIT {

  private static final int OF_THE_PROJECT = 2500;

  @Test
  void areReadAThousandAtATimeAndEachOnce(@TempDir Path directory) throws Exception {
    try (EmbeddedPostgres server = EmbeddedPostgres.start();
        Database database = new Database(server.getPostgresDatabase(), Dialect.POSTGRESQL)) {
      database.run(manager -> SeededTasks.add(manager, 2 * OF_THE_PROJECT));
      database.run(
          manager ->
              manager
                  .createNativeQuery(
                      "update tasks set message_problem = 'TASK_CRASHED',"
                          + " message_arguments = '[\"5\",\"node\"]' where status = 'failure'")
                  .executeUpdate());
      try (Service service = start(directory, server)) {
        Operations operations = new Operations(service.client(), SeededTasks.OWNER);

        JsonObject first = operations.page("");
        String token = first.getString("nextPageToken");

        assertThat(Operations.tasks(first)).hasSize(1000);
        assertThat(Operations.tasks(first))
            .isSortedAccordingTo(
                Comparator.comparing((JsonObject task) -> task.getString("createdAt")).reversed());
        assertThat(Operations.tasks(operations.page("?pageToken=" + token))).hasSize(1000);
        assertThat(operations.ids(1000)).hasSize(OF_THE_PROJECT).doesNotHaveDuplicates();
        assertThat(operations.ids(500)).isEqualTo(operations.ids(1000));
      }
    }
  }

  private static Service start(Path directory, EmbeddedPostgres server) throws Exception {
    return Service.start(
        directory,
        Map.of(
            "darkroom.datasource.url", server.getJdbcUrl("postgres", "postgres"),
            "darkroom.datasource.user", "postgres",
            "darkroom.datasource.password", "postgres"));
  }
}
