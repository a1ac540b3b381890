package io.darkroom.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.darkroom.platform.database.Dialect;
import io.darkroom.support.Client;
import io.darkroom.support.Database;
import io.darkroom.support.DiskImages;
import io.darkroom.support.FileServer;
import io.darkroom.support.Imports;
import io.darkroom.support.SeededTasks;
import io.darkroom.support.Service;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * On PostgreSQL: a page of 1,000 operations among 100,000 tasks beside one of 1,000 tasks, asked
 * for in turn; and how late the news of a task are, for a client that waits for its end and for a
 * hook.
 */
public final class TaskControls {

  private static final int TASKS = 100_000;
  private static final int PAGES = 100;
  private static final int IMPORTS = 200;

  private TaskControls() {}

  public static void main(String[] arguments) throws Exception {
    Path directory = Files.createTempDirectory("darkroom-bench");
    List<Long> hook = new CopyOnWriteArrayList<>();
    HttpServer receiver =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.createContext("/", exchange -> receive(exchange, hook));
    receiver.start();
    try (EmbeddedPostgres server = EmbeddedPostgres.start();
        Database database = new Database(server.getPostgresDatabase(), Dialect.POSTGRESQL);
        FileServer source = new FileServer();
        Service service =
            Service.start(
                directory,
                Map.of(
                    "darkroom.import.allowed-hosts", "127.0.0.1",
                    "darkroom.import.allowed-ports", String.valueOf(source.port()),
                    "darkroom.webhooks.urls", "http://127.0.0.1:" + receiver.getAddress().getPort(),
                    "darkroom.webhooks.secret", "whisper",
                    "darkroom.webhooks.allowed-hosts", "127.0.0.1",
                    "darkroom.datasource.url", server.getJdbcUrl("postgres", "postgres"),
                    "darkroom.datasource.user", "postgres",
                    "darkroom.datasource.password", "postgres"))) {
      late(service.client(), source);
      print("a hook is told late by (ms)", hook);
      database.run(manager -> SeededTasks.add(manager, TASKS));
      database.run(manager -> manager.createNativeQuery("analyze").executeUpdate());
      pages(service.client());
    } finally {
      receiver.stop(0);
    }
  }

  private static void receive(HttpExchange exchange, List<Long> late) throws IOException {
    Instant now = Instant.now();
    String event = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Instant happened = Instant.parse(Client.json(event).getString("time"));
    late.add(Duration.between(happened, now).toNanos());
    exchange.sendResponseHeaders(204, -1);
    exchange.close();
  }

  private static void late(Client client, FileServer source) throws Exception {
    String body = Imports.body(source.serve("disk.raw", DiskImages.raw(1000)), "raw");
    List<Long> late = new ArrayList<>();
    for (int task = 0; task < IMPORTS; task++) {
      String id =
          Client.json(client.post("v2/tasks", body, "Prefer", "wait=30").body()).getString("id");
      Instant now = Instant.now();
      List<JsonObject> events =
          Client.json(client.get("v2/tasks/" + id + "/events").body())
              .getJsonArray("events")
              .getValuesAs(JsonObject.class);
      Instant ended = Instant.parse(events.get(events.size() - 1).getString("at"));
      late.add(Duration.between(ended, now).toNanos());
    }
    print("a client that waits is answered late by (ms)", late);
  }

  private static void pages(Client client) throws Exception {
    List<Long> operations = new ArrayList<>();
    List<Long> tasks = new ArrayList<>();
    for (int round = 0; round < 2 * PAGES; round++) {
      long operation = nanos(client, "openshift/v1/project-0/tasks?pageSize=1000");
      long task = nanos(client, "v2/tasks?owner=project-0&limit=1000");
      if (round >= PAGES) {
        operations.add(operation);
        tasks.add(task);
      }
    }
    print("a page of 1,000 operations takes (ms)", operations);
    print("a page of 1,000 tasks takes (ms)", tasks);
  }

  private static long nanos(Client client, String path) throws Exception {
    long begun = System.nanoTime();
    client.get(path);
    return System.nanoTime() - begun;
  }

  private static void print(String what, List<Long> nanos) {
    List<Long> sorted = new ArrayList<>(nanos);
    Collections.sort(sorted);
    System.out.printf(
        "%-46s median %6.1f, nine of ten %6.1f, all %6.1f (%d)%n",
        what,
        sorted.get(sorted.size() / 2) / 1e6,
        sorted.get(sorted.size() * 9 / 10) / 1e6,
        sorted.get(sorted.size() - 1) / 1e6,
        sorted.size());
  }
}
