package io.darkroom.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.support.Client;
import io.darkroom.support.DiskImages;
import io.darkroom.support.FileServer;
import io.darkroom.support.Service;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** A service with two stores on PostgreSQL. */
@TestInstance(Lifecycle.PER_CLASS)
class ImageImportIT implements ImageImportBehaviour {

  private EmbeddedPostgres database;
  private FileServer source;
  private Service service;
  private Path directory;
  private Map<String, String> settings;

  @BeforeAll
  void start(@TempDir Path directory) throws Exception {
    this.directory = directory;
    database = EmbeddedPostgres.start();
    source = new FileServer();
    settings = new HashMap<>();
    settings.put("darkroom.stores", "fast,cheap");
    settings.put("darkroom.stores.fast.directory", data().resolve("fast").toString());
    settings.put("darkroom.stores.cheap.directory", data().resolve("cheap").toString());
    settings.put("darkroom.import.allowed-hosts", "127.0.0.1");
    settings.put("darkroom.import.allowed-ports", String.valueOf(source.port()));
    settings.put("darkroom.tasks.heartbeat", "PT1S");
    settings.put("darkroom.tasks.reconcile-interval", "PT1S");
    settings.put("darkroom.datasource.url", database.getJdbcUrl("postgres", "postgres"));
    settings.put("darkroom.datasource.user", "postgres");
    settings.put("darkroom.datasource.password", "postgres");
    service = Service.start(directory, settings);
  }

  @AfterAll
  void stop() throws Exception {
    service.close();
    source.close();
    database.close();
  }

  @Override
  public Client client() {
    return service.client();
  }

  @Override
  public FileServer source() {
    return source;
  }

  @Override
  public Path data() {
    return directory.resolve("data");
  }

  @Test
  void everyMethodGoesOnAfterTheNodeWasKilled() throws Exception {
    byte[] content = DiskImages.raw(3_000_000);
    List<String> bodies =
        List.of(
            "{\"method\": {\"name\": \"web-download\", \"uri\": \"%s\"}, \"all_stores\": true}"
                .formatted(source.serveSlowly("killed", content, 100)),
            "{\"method\": {\"name\": \"glance-direct\"}, \"all_stores\": true}",
            "{\"method\": {\"name\": \"copy-image\"}, \"stores\": [\"cheap\"]}");
    List<String> images = List.of(queued(), staged(content), copyable(content));
    Map<String, String> tasks = new LinkedHashMap<>();
    for (int i = 0; i < bodies.size(); i++) {
      tasks.put(images.get(i), begin(images.get(i), bodies.get(i)));
    }

    service.kill();
    service = Service.start(directory, settings);

    for (Map.Entry<String, String> task : tasks.entrySet()) {
      JsonObject ended = client().awaitEnd(task.getValue());
      assertThat(ended.getString("status")).as(ended.toString()).isEqualTo("success");
      assertThat(client().image(task.getKey()).getString("stores")).contains("fast", "cheap");
      assertThat(client().bytes("v2/images/" + task.getKey() + "/file").body()).isEqualTo(content);
    }
    assertThat(leftovers(tasks)).isEmpty();
  }

  private String queued() throws Exception {
    return Client.json(client().post("v2/images", RAW).body()).getString("id");
  }

  private String copyable(byte[] content) throws Exception {
    String image = queued();
    client()
        .awaitEnd(
            begin(
                image,
                "{\"method\": {\"name\": \"web-download\", \"uri\": \"%s\"}}"
                    .formatted(source.serve("original", content))));
    return image;
  }

  private String begin(String image, String body) throws Exception {
    String location =
        client()
            .post("v2/images/" + image + "/import", body)
            .headers()
            .firstValue("Location")
            .orElseThrow();
    return location.substring(location.lastIndexOf('/') + 1);
  }

  private List<Path> leftovers(Map<String, String> tasks) throws Exception {
    List<Path> staged = new ArrayList<>();
    try (var files = Files.list(data().resolve("staging"))) {
      files
          .filter(
              file -> tasks.values().stream().anyMatch(file.getFileName().toString()::startsWith))
          .forEach(staged::add);
    }
    return staged;
  }
}
