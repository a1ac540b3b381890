package io.darkroom.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.darkroom.support.DiskImages;
import io.darkroom.support.FileServer;
import io.darkroom.support.Service;
import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** However the service ends, a task that it accepted goes on when it is back. */
class EndingIT {

  private static final byte[] CONTENT = DiskImages.raw(2_000_000);
  private static final long PAUSE_MILLIS = 200;

  @TempDir private Path directory;

  @Test
  void runningImportIsGivenBackOnCtrlCAndRunsAgainAfterTheNextStart() throws Exception {
    try (FileServer source = new FileServer()) {
      Service first = start(source);
      String id = running(first, source);

      int status = first.interrupt();

      assertThat(status).isEqualTo(130);
      assertThat(first.output()).contains("Stopped; goes on elsewhere or later");
      assertSucceedsAfterStart(source, id);
    }
  }

  @Test
  void acceptedTasksSurviveAKillAndTheRunningOneIsTakenOver() throws Exception {
    try (FileServer source = new FileServer()) {
      Service first = start(source);
      String runs = running(first, source);
      String waits =
          first.client().postImport(source.serve("waits", CONTENT), "raw").getString("id");

      first.kill();

      try (Service second = start(source)) {
        assertThat(second.client().awaitEnd(waits).getString("status")).isEqualTo("success");
        assertThat(second.client().awaitEnd(runs).getString("status")).isEqualTo("success");
      }
    }
  }

  private Service start(FileServer source) throws Exception {
    return Service.start(
        directory,
        Map.of(
            "darkroom.import.allowed-hosts", "127.0.0.1",
            "darkroom.import.allowed-ports", String.valueOf(source.port()),
            "darkroom.tasks.slots", "1",
            "darkroom.tasks.heartbeat", "PT1S"));
  }

  private static String running(Service service, FileServer source) throws Exception {
    String url = source.serveSlowly("slow", CONTENT, PAUSE_MILLIS);
    String id = service.client().postImport(url, "raw").getString("id");
    await()
        .until(
            () -> service.client().task(id), task -> task.getString("status").equals("processing"));
    return id;
  }

  private void assertSucceedsAfterStart(FileServer source, String id) throws Exception {
    try (Service second = start(source)) {
      JsonObject task = second.client().awaitEnd(id);
      assertThat(task.getString("status")).as(task.toString()).isEqualTo("success");
      assertThat(second.client().bytes("v2/images/" + task.getString("image_id") + "/file").body())
          .isEqualTo(CONTENT);
    }
  }
}
