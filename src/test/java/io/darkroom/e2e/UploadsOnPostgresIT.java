package io.darkroom.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.support.Client;
import io.darkroom.support.Leftovers;
import io.darkroom.support.Service;
import io.darkroom.support.Sql;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** Uploads to a service on a PostgreSQL server; in the end there are the bytes of its images. */
@TestInstance(Lifecycle.PER_CLASS)
class UploadsOnPostgresIT implements BrokenUploadBehaviour {

  private EmbeddedPostgres server;
  private Service service;
  private Path directory;

  @BeforeAll
  void start(@TempDir Path directory) throws Exception {
    this.directory = directory;
    server = EmbeddedPostgres.start();
    service =
        Service.start(
            directory,
            Map.of(
                "darkroom.tasks.reconcile-interval", "PT1S",
                "darkroom.datasource.url", server.getJdbcUrl("postgres", "postgres"),
                "darkroom.datasource.user", "postgres",
                "darkroom.datasource.password", "postgres"));
  }

  @AfterAll
  void stop() throws Exception {
    List<String> left = new Leftovers(data(), new Sql(server.getPostgresDatabase())).find();
    service.close();
    server.close();
    assertThat(left).isEmpty();
  }

  @Override
  public Client client() {
    return service.client();
  }

  @Override
  public Path data() {
    return directory.resolve("data");
  }
}
