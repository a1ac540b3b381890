package io.darkroom.e2e;

import io.darkroom.support.DebugPort;
import io.darkroom.support.FreePort;
import io.darkroom.support.Mirror;
import io.darkroom.support.Service;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** What several nodes share: a PostgreSQL server, a data directory, a source. */
final class Site implements AutoCloseable {

  private final Path directory;
  private final EmbeddedPostgres database;
  private final Mirror mirror;
  private final AtomicInteger victims = new AtomicInteger();

  Site(Path directory) throws IOException {
    this.directory = directory;
    database = EmbeddedPostgres.start();
    mirror = new Mirror();
  }

  /** The setting of how many tasks a node runs at the same time. */
  static Map<String, String> slots(int number) {
    return Map.of("darkroom.tasks.slots", String.valueOf(number));
  }

  /** Starts a node that is found dead four to six seconds after its death. */
  Service node(String name, Map<String, String> more) throws Exception {
    return Service.start(directory.resolve(name), settings(name, more));
  }

  /** Starts such a node, to be watched. */
  Victim victim(Map<String, String> more) throws Exception {
    Victim victim = launch(more);
    try {
      victim.node().awaitReady();
    } catch (Exception neverReady) {
      victim.close();
      throw neverReady;
    }
    return victim;
  }

  /** As {@link #victim}, without waiting: it takes tasks as soon as it can. */
  Victim launch(Map<String, String> more) throws Exception {
    String name = "victim" + victims.incrementAndGet();
    return Victim.of(
        Service.launch(
            directory.resolve(name), FreePort.find(), settings(name, more), DebugPort.ENVIRONMENT));
  }

  private Map<String, String> settings(String name, Map<String, String> more) {
    Map<String, String> settings =
        new HashMap<>(
            Map.of(
                "darkroom.node", name,
                "darkroom.data-dir", data().toString(),
                "darkroom.tasks.heartbeat", "PT1S",
                "darkroom.tasks.reconcile-interval", "PT1H",
                "darkroom.import.allowed-hosts", "127.0.0.1",
                "darkroom.import.allowed-ports", String.valueOf(mirror.port()),
                "darkroom.datasource.url", database.getJdbcUrl("postgres", "postgres"),
                "darkroom.datasource.user", "postgres",
                "darkroom.datasource.password", "postgres"));
    settings.putAll(more);
    return settings;
  }

  /**
   * Posts an import of an image that only this task imports.
   *
   * @param name the image's name at the source
   * @param image its bytes
   * @param bytesASecond 0 for as fast as it goes
   * @return the task's id
   */
  String post(Service node, String name, byte[] image, int bytesASecond) throws Exception {
    return node.client().postImport(mirror.serve(name, image, bytesASecond), "raw").getString("id");
  }

  Mirror mirror() {
    return mirror;
  }

  Remnants remnants() {
    return new Remnants(database.getPostgresDatabase(), data());
  }

  private Path data() {
    return directory.resolve("data");
  }

  @Override
  public void close() throws IOException {
    mirror.close();
    database.close();
  }
}
