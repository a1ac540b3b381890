package io.darkroom.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.darkroom.support.Client;
import io.darkroom.support.DiskImages;
import io.darkroom.support.ImageCalls;
import io.darkroom.support.OpenUpload;
import io.darkroom.support.Service;
import io.darkroom.support.Sql;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node that dies, or ends, while it receives data. */
class UploadCrashIT {

  private EmbeddedPostgres server;
  private Service service;
  private Path directory;
  private Map<String, String> settings;
  private String image;

  @BeforeEach
  void start(@TempDir Path directory) throws Exception {
    this.directory = directory;
    server = EmbeddedPostgres.start();
    settings =
        Map.of(
            "darkroom.tasks.reconcile-interval", "PT1S",
            "darkroom.datasource.url", server.getJdbcUrl("postgres", "postgres"),
            "darkroom.datasource.user", "postgres",
            "darkroom.datasource.password", "postgres");
    service = Service.start(directory, settings);
    image = new ImageCalls(service.client()).queued("raw");
  }

  @AfterEach
  void stop() throws Exception {
    service.close();
    server.close();
  }

  @Test
  void afterItsDeathTheImageWaitsForDataAgainAndNothingIsLeft() throws Exception {
    try (OpenUpload upload = started()) {
      assertThat(files("staging")).isEqualTo(1);
      service.kill();
    }
    service = Service.start(directory, settings);
    assertThat(status()).isEqualTo("saving");

    await().atMost(Duration.ofMinutes(2)).until(() -> status().equals("queued"));

    await().atMost(Duration.ofSeconds(30)).untilAsserted(this::assertClean);
    assertThat(
            service
                .client()
                .upload(UploadBehaviour.file(image), UploadBehaviour.body(new byte[] {7}, false))
                .statusCode())
        .isEqualTo(204);
    assertThat(service.client().bytes(UploadBehaviour.file(image)).body()).containsExactly(7);
  }

  @Test
  void whenItEndsItGivesUpWhatItReceives() throws Exception {
    try (OpenUpload upload = started()) {
      Thread sender = keepSending(upload);
      service.terminate();
      sender.join(Duration.ofSeconds(30).toMillis());
    }

    assertClean();
    assertThat(
            new Sql(server.getPostgresDatabase())
                .column("select status from images where id = ?", image))
        .containsExactly("queued");
  }

  private static Thread keepSending(OpenUpload upload) {
    Thread sender =
        new Thread(
            () -> {
              try {
                while (!upload.isAnswered()) {
                  upload.send(new byte[1]);
                }
              } catch (IOException closed) {
                // That is what it waits for.
                return;
              }
            });
    sender.start();
    return sender;
  }

  private OpenUpload started() throws Exception {
    OpenUpload upload =
        new OpenUpload(service.port(), UploadBehaviour.file(image), "Content-Length: 10000000000");
    upload.send(DiskImages.raw(1_000_000));
    await().atMost(Duration.ofSeconds(30)).until(() -> status().equals("saving"));
    await().atMost(Duration.ofSeconds(30)).until(() -> files("staging") == 1);
    return upload;
  }

  private String status() throws Exception {
    Client client = service.client();
    return client.image(image).getString("status");
  }

  private void assertClean() throws Exception {
    assertThat(files("staging")).isZero();
    assertThat(files("images")).isZero();
    for (String table : new String[] {"image_uploads", "image_copies", "discarded_objects"}) {
      assertThat(new Sql(server.getPostgresDatabase()).rows("select * from " + table))
          .as(table)
          .isEmpty();
    }
  }

  private long files(String name) throws Exception {
    try (Stream<Path> files = Files.list(directory.resolve("data").resolve(name))) {
      return files.count();
    }
  }
}
