package io.darkroom.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.darkroom.support.Client;
import io.darkroom.support.DiskImages;
import io.darkroom.support.Mirror;
import io.darkroom.support.Service;
import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** However the service ends, a task that it accepted goes on when it is back, from where it was. */
interface EndingBehaviour {

  byte[] CONTENT = DiskImages.raw(2_000_000);
  int BYTES_A_SECOND = 200_000;

  /** The settings of the database; each test has its own data directory. */
  Map<String, String> database();

  @Test
  default void runningImportIsGivenBackOnCtrlCAndGoesOnAfterTheNextStart(@TempDir Path directory)
      throws Exception {
    try (Mirror source = new Mirror()) {
      Service first = start(directory, source);
      String id = running(first, source);

      int status = first.interrupt();

      assertThat(status).isEqualTo(130);
      assertThat(first.output()).contains("Stopped; goes on elsewhere or later");
      try (Service second = start(directory, source)) {
        assertGoesOn(second.client(), id, source);
      }
    }
  }

  @Test
  default void acceptedTasksSurviveAKillAndTheRunningOneIsTakenOver(@TempDir Path directory)
      throws Exception {
    try (Mirror source = new Mirror()) {
      Service first = start(directory, source);
      String runs = running(first, source);
      String waits =
          first.client().postImport(source.serve("waits", CONTENT, 0), "raw").getString("id");

      first.kill();

      try (Service second = start(directory, source)) {
        assertThat(second.client().awaitEnd(waits).getString("status")).isEqualTo("success");
        assertGoesOn(second.client(), runs, source);
      }
    }
  }

  private Service start(Path directory, Mirror source) throws Exception {
    Map<String, String> settings = new HashMap<>(database());
    settings.put("darkroom.import.allowed-hosts", "127.0.0.1");
    settings.put("darkroom.import.allowed-ports", String.valueOf(source.port()));
    settings.put("darkroom.tasks.slots", "1");
    settings.put("darkroom.tasks.heartbeat", "PT1S");
    return Service.start(directory, settings);
  }

  /** So far that there are checkpoints, which the embedded database has written out. */
  private static String running(Service service, Mirror source) throws Exception {
    String url = source.serve("slow", CONTENT, BYTES_A_SECOND);
    String id = service.client().postImport(url, "raw").getString("id");
    await().until(() -> source.sent("slow") > 4 * BYTES_A_SECOND);
    assertThat(service.client().task(id).getString("status")).isEqualTo("processing");
    return id;
  }

  private static void assertGoesOn(Client client, String id, Mirror source) throws Exception {
    JsonObject task = client.awaitEnd(id);
    assertThat(task.getString("status")).as(task.toString()).isEqualTo("success");
    assertThat(client.bytes("v2/images/" + task.getString("image_id") + "/file").body())
        .isEqualTo(CONTENT);
    assertThat(source.requests()).anyMatch(request -> request.startsWith("/slow bytes="));
    assertThat(source.sent("slow")).isLessThan(2L * CONTENT.length);
  }
}
