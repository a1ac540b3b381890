package io.darkroom.e2e;

import static io.darkroom.support.CodePoint.before;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.darkroom.support.CodePoint;
import io.darkroom.support.DiskImages;
import io.darkroom.support.Halt;
import io.darkroom.support.Service;
import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A task that takes its node along is given up in the end. */
class CrashBudgetIT {

  private static final Map<String, String> TWO_CRASHES =
      Map.of("darkroom.tasks.slots", "1", "darkroom.tasks.max-crashes", "2");
  private static final CodePoint DEADLY = before("io.darkroom.images.ImageRuns", "activate");
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir private Path directory;
  private Site site;

  @BeforeEach
  void open() throws Exception {
    site = new Site(directory);
  }

  @AfterEach
  void close() throws Exception {
    site.close();
  }

  @Test
  void taskWhoseNodesDieIsGivenUpAndNodesThatStopDoNotCount() throws Exception {
    String task = postToNodeThatStops();
    for (int crashes = 0; crashes < 2; crashes++) {
      dieOf(task);
    }

    try (Victim last = site.launch(TWO_CRASHES)) {
      last.halt(DEADLY);
      last.node().awaitReady();
      JsonObject ended = last.node().client().awaitEnd(task);

      assertThat(ended.getString("status")).isEqualTo("failure");
      assertThat(ended.getString("message")).isNotEmpty();
      assertThat(ended).doesNotContainKey("image_id");
      assertThatNothingIsLeftOf(task);
    }
  }

  private String postToNodeThatStops() throws Exception {
    try (Service first = site.node("first", TWO_CRASHES)) {
      String task = site.post(first, "deadly", DiskImages.raw(2 << 20), 1 << 20);
      await()
          .atMost(PATIENCE)
          .until(() -> first.client().task(task).getString("status").equals("processing"));
      return task;
    }
  }

  private void dieOf(String task) throws Exception {
    try (Victim victim = site.launch(TWO_CRASHES)) {
      Halt death = victim.halt(DEADLY);
      victim.node().awaitReady();
      death.await();
      assertThat(site.remnants().state(task)).contains("importing", "announced, there");
    }
  }

  private void assertThatNothingIsLeftOf(String task) throws Exception {
    await().atMost(PATIENCE).until(() -> site.remnants().entries(task) == 0);
    assertThat(site.remnants().files(task)).isEmpty();
    assertThat(site.remnants().imagesWithoutTask()).isEmpty();
    assertThat(site.remnants().state(task)).endsWith("none", "none", "none");
    assertThat(site.remnants().problem(task)).isEqualTo("TASK_CRASHED");
  }
}
