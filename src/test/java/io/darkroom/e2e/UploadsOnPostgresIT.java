package io.darkroom.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.platform.database.Dialect;
import io.darkroom.platform.settings.TestSettings;
import io.darkroom.support.Client;
import io.darkroom.support.Database;
import io.darkroom.support.ImageModel;
import io.darkroom.support.Leftovers;
import io.darkroom.support.QueuedImages;
import io.darkroom.support.Service;
import io.darkroom.support.Sql;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.time.Clock;
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
  private Database database;
  private Service service;
  private Path directory;

  @BeforeAll
  void start(@TempDir Path directory) throws Exception {
    this.directory = directory;
    server = EmbeddedPostgres.start();
    database = new Database(server.getPostgresDatabase(), Dialect.POSTGRESQL);
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
    List<String> left =
        new Leftovers(data(), new Sql(database.source()))
            .find().stream()
                .filter(line -> !line.matches("image .* queued|entry of the schedule.*"))
                .toList();
    service.close();
    database.close();
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

  @Override
  public String queuedImage(String diskFormat) throws Exception {
    return new QueuedImages(database.source()).add(diskFormat, "bare");
  }

  @Override
  public void deleteImage(String id) {
    database.run(
        em -> new ImageModel(em, TestSettings.defaults(), Clock.systemUTC()).runs().forget(id));
  }
}
