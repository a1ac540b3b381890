package io.darkroom.e2e;

import static io.darkroom.e2e.Site.slots;
import static io.darkroom.support.CodePoint.before;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.darkroom.support.Client;
import io.darkroom.support.CodePoint;
import io.darkroom.support.DiskImages;
import io.darkroom.support.Halt;
import io.darkroom.support.Service;
import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that goes on from another one dies as well. */
class RepeatedDeathIT {

  private static final byte[] IMAGE = DiskImages.raw(3 << 20);
  private static final int PACE = 1 << 20;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** One task dies at each of them, whichever comes first. */
  private static final List<CodePoint> SECOND_DEATHS =
      List.of(
          // The old execution is known, the new one is not.
          before("com.ibm.jbatch.container.util.BatchWorkUnit", "run"),
          before("io.darkroom.tasks.Attempts", "begin"),
          // The bytes of the run before are copied, but that is not recorded.
          before("io.darkroom.imports.Downloads", "takeOver"),
          // It is recorded, and the bytes are there twice.
          before("io.darkroom.stores.Staging", "discard"),
          // More bytes are written.
          before("io.darkroom.imports.FetchWriter", "writeItems"),
          // All are there, and not all were hashed on their way.
          before("io.darkroom.imports.Rehash", "process"));

  @TempDir private Path directory;

  @Test
  void thirdRunGoesOnFromWhateverTheSecondHadLeft() throws Exception {
    try (Site site = new Site(directory)) {
      List<String> tasks = dieAtCheckpoints(site);
      dieAgain(site);

      try (Service heir = site.node("heir", Map.of())) {
        for (String task : tasks) {
          assertThatTheImageIsThere(task, heir.client(), site.remnants());
        }
      }

      assertThat(site.mirror().requests().stream().filter(request -> !request.contains("bytes=")))
          .as("downloads from the first byte on")
          .hasSize(tasks.size());
    }
  }

  private static List<String> dieAtCheckpoints(Site site) throws Exception {
    List<String> tasks = new ArrayList<>();
    try (Victim first = site.victim(slots(SECOND_DEATHS.size()))) {
      for (CodePoint second : SECOND_DEATHS) {
        Halt death = first.halt(DeathPoint.CHECKPOINT.place().orElseThrow());
        tasks.add(site.post(first.node(), second.method(), IMAGE, PACE));
        death.await();
      }
    }
    return tasks;
  }

  private static void dieAgain(Site site) throws Exception {
    try (Victim second = site.launch(slots(SECOND_DEATHS.size()))) {
      List<Halt> deaths = SECOND_DEATHS.stream().map(second::halt).toList();
      second.node().awaitReady();
      for (Halt death : deaths) {
        death.await();
      }
    }
  }

  private static void assertThatTheImageIsThere(String id, Client client, Remnants remnants)
      throws Exception {
    JsonObject task = client.awaitEnd(id);
    assertThat(task.getString("status")).as(task.toString()).isEqualTo("success");
    assertThat(client.image(task.getString("image_id")).getString("os_hash_value"))
        .isEqualTo(DiskImages.sha512(IMAGE));
    assertThat(Collections.frequency(remnants.history(id), "CLAIMED")).isEqualTo(3);
    await().atMost(PATIENCE).until(() -> remnants.entries(id) == 0);
    assertThat(remnants.files(id)).hasSize(1).first().asString().startsWith("images/");
  }
}
