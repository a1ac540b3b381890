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
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A node stands still for so long that another one takes its tasks over; when it goes on it must
 * not change anything.
 */
@TestInstance(Lifecycle.PER_CLASS)
class PausedNodeIT {

  private Site site;
  private Standstill standstill;

  @BeforeAll
  void standStillAndGoOn(@TempDir Path directory) throws Exception {
    site = new Site(directory);
    standstill = new Standstill(site);
  }

  @AfterAll
  void stop() throws Exception {
    if (standstill != null) {
      standstill.close();
    }
    if (site != null) {
      site.close();
    }
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(FreezePoint.class)
  void runThatWasTakenOverChangesNothing(FreezePoint point) throws Exception {
    assertThat(standstill.missed()).doesNotContainKey(point);
    assertThat(standstill.after().get(point)).isEqualTo(standstill.before().get(point));

    String id = standstill.task(point);
    assertThatTheImageIsThere(id, Standstill.lastImage(point));
    assertThat(site.remnants().files(id)).hasSize(1);
    assertThat(site.remnants().history(id)).containsOnlyOnce("SUCCESS");
  }

  @Test
  void everyImageHasItsTask() throws Exception {
    assertThat(site.remnants().imagesWithoutTask()).isEmpty();
  }

  @Test
  void runThatIsTakenOverStopsWhileTheOtherOneWorks() throws Exception {
    byte[] image = DiskImages.raw(2 * Standstill.SLOW);
    whileFrozenIn(
        FreezePoint.READ.place(),
        image,
        task ->
            await()
                .atMost(Standstill.PATIENCE)
                .until(() -> Collections.frequency(history(task), "CLAIMED") == 2),
        task -> {
          standstill.whenEnded(task);
          assertThatTheImageIsThere(task, image);
          assertThat(history(task)).containsOnlyOnce("OVERTAKEN", "SUCCESS");
          await().atMost(Standstill.PATIENCE).until(() -> site.remnants().files(task).size() == 1);
        });
  }

  /** The run's transaction is open then, with the task's row locked. */
  @Test
  void nodeThatStandsStillInAFencedTransactionDoesNotHoldTheTask() throws Exception {
    byte[] image = DiskImages.raw(Standstill.FAST);
    whileFrozenIn(
        before("io.darkroom.imports.FetchReader", "checkpointInfo"),
        image,
        standstill::whenEnded,
        task -> {
          List<String> ended = standstill.whenEnded(task);
          standstill.awaitIdle();
          assertThat(site.remnants().everything(task)).isEqualTo(ended);
          assertThatTheImageIsThere(task, image);
        });
  }

  @Test
  void nodeThatStoodStillWorksOn() throws Exception {
    standstill.heir().pause();
    try {
      Service node = standstill.frozen().node();
      String task = site.post(node, "next", DiskImages.raw(Standstill.FAST), 0);

      assertThat(node.client().awaitEnd(task).getString("status")).isEqualTo("success");
    } finally {
      standstill.heir().resume();
    }
  }

  private interface Check {
    void of(String task) throws Exception;
  }

  /** Lets the other node have a task of the frozen one, and then the frozen one go on. */
  private void whileFrozenIn(CodePoint place, byte[] image, Check frozen, Check goingOn)
      throws Exception {
    Victim victim = standstill.frozen();
    Halt halt = victim.halt(place);
    standstill.heir().pause();
    try {
      String task = site.post(victim.node(), place.method(), image, Standstill.PACE);
      halt.await();
      victim.node().pause();
      standstill.heir().resume();
      frozen.of(task);
      victim.node().resume();
      halt.release();
      goingOn.of(task);
    } finally {
      victim.node().resume();
      halt.release();
      standstill.heir().resume();
    }
  }

  private List<String> history(String task) throws Exception {
    return site.remnants().history(task);
  }

  private void assertThatTheImageIsThere(String id, byte[] image) throws Exception {
    JsonObject task = standstill.heir().client().task(id);
    assertThat(task.getString("status")).as(task.toString()).isEqualTo("success");
    String file = "v2/images/" + task.getString("image_id") + "/file";
    assertThat(standstill.heir().client().bytes(file).body()).isEqualTo(image);
  }
}
