package io.darkroom.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.darkroom.support.Client;
import io.darkroom.support.DiskImages;
import io.darkroom.support.Mirror;
import io.darkroom.support.Service;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** Tasks that somebody ends, on a node that runs one at a time. */
@TestInstance(Lifecycle.PER_CLASS)
class CancelIT {

  private static final byte[] CONTENT = DiskImages.raw(4_000_000);
  private static final Duration AT_ONCE = Duration.ofSeconds(5);
  private static final String JSON = "application/json";

  private Mirror source;
  private Service service;
  private Client client;
  private Path data;

  @BeforeAll
  void start(@TempDir Path directory) throws Exception {
    data = directory.resolve("data");
    source = new Mirror();
    service =
        Service.start(
            directory,
            Map.of(
                "darkroom.import.allowed-hosts", "127.0.0.1",
                "darkroom.import.allowed-ports", String.valueOf(source.port()),
                "darkroom.tasks.slots", "1"));
    client = service.client();
  }

  @AfterAll
  void stop() throws Exception {
    service.close();
    source.close();
  }

  private String slow(String name) throws Exception {
    return client.postImport(source.serve(name, CONTENT, 40_000), "raw").getString("id");
  }

  private HttpResponse<String> cancel(String id) throws Exception {
    return client.send("POST", "v2/tasks/" + id + "/actions/cancel", "", "Accept", JSON);
  }

  private void awaitStaged(String task) {
    await().until(() -> Files.exists(data.resolve("staging/" + task + ".1")));
  }

  private void assertCancelled(String id) throws Exception {
    JsonObject task = client.task(id);
    assertThat(task.getString("status")).isEqualTo("failure");
    assertThat(task.getString("message")).isEqualTo("The task was cancelled.");
    assertThat(task.isNull("result")).isTrue();
    assertThat(task).containsKey("expires_at").doesNotContainKey("image_id");
    assertThat(Client.json(client.get("v2/tasks/" + id, "Accept-Language", "de").body()))
        .extracting(shown -> ((JsonObject) shown).getString("message"))
        .isEqualTo("Die Aufgabe wurde abgebrochen.");
  }

  @Test
  void runningTaskEndsAtOnceAndLeavesNothingAndTheNextOneRuns() throws Exception {
    String running = slow("running");
    awaitStaged(running);
    String image = client.task(running).getString("image_id");
    String next =
        client.postImport(source.serve("next", DiskImages.raw(1000), 0), "raw").getString("id");

    HttpResponse<String> answer = cancel(running);

    assertThat(answer.statusCode()).isEqualTo(204);
    assertThat(answer.body()).isEmpty();
    assertCancelled(running);
    assertThat(client.get("v2/images/" + image).statusCode()).isEqualTo(404);
    await().atMost(AT_ONCE).until(() -> files("staging", running) == 0);
    assertThat(client.awaitEnd(next).getString("status")).isEqualTo("success");
    assertThat(files("images", running)).isZero();
  }

  private long files(String directory, String task) throws IOException {
    try (Stream<Path> files = Files.list(data.resolve(directory))) {
      return files.filter(file -> file.getFileName().toString().startsWith(task)).count();
    }
  }

  @Test
  void waitingTaskEndsThoughEverySlotIsBusy() throws Exception {
    String running = slow("busy");
    awaitStaged(running);
    String waiting = slow("waiting");
    assertThat(client.task(waiting).getString("status")).isEqualTo("pending");

    assertThat(cancel(waiting).statusCode()).isEqualTo(204);

    assertCancelled(waiting);
    assertThat(client.task(running).getString("status")).isEqualTo("processing");
    assertThat(cancel(running).statusCode()).isEqualTo(204);
    await().atMost(AT_ONCE).until(() -> files("staging", running) == 0);
    assertThat(source.requests()).doesNotContain("/waiting");
  }

  @Test
  void taskThatHasEndedIsAConflictAndStaysAsItIs() throws Exception {
    String id =
        client.postImport(source.serve("done", DiskImages.raw(1000), 0), "raw").getString("id");
    JsonObject ended = client.awaitEnd(id);

    HttpResponse<String> answer = cancel(id);

    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(Client.json(answer.body()))
        .isEqualTo(
            Client.json(
                """
                {"message": "The task %s has ended already.", "code": "409 Conflict",
                 "title": "Conflict"}"""
                    .formatted(id)));
    assertThat(client.task(id)).isEqualTo(ended);
  }

  @Test
  void taskThatIsNotThereCannotBeCancelled() throws Exception {
    assertThat(cancel(UUID.randomUUID().toString()).statusCode()).isEqualTo(404);
    assertThat(cancel("nonsense").statusCode()).isEqualTo(404);
  }

  @Test
  void onlyPostCancels() throws Exception {
    String id =
        client.postImport(source.serve("kept", DiskImages.raw(1000), 0), "raw").getString("id");
    client.awaitEnd(id);

    for (String method : new String[] {"GET", "PUT", "PATCH", "DELETE"}) {
      HttpResponse<String> answer =
          client.send(method, "v2/tasks/" + id + "/actions/cancel", "", "Accept", JSON);
      assertThat(answer.statusCode()).as(method).isEqualTo(405);
      assertThat(answer.headers().firstValue("Allow").orElse("")).contains("POST");
    }
  }
}
