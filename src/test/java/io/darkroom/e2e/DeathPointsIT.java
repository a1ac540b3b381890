package io.darkroom.e2e;

import static io.darkroom.e2e.Site.slots;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.darkroom.support.Client;
import io.darkroom.support.DiskImages;
import io.darkroom.support.Halt;
import io.darkroom.support.Imports;
import io.darkroom.support.Packed;
import io.darkroom.support.Service;
import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A node dies at every point at which it can, with a task at each of them; another node finishes
 * what it has left.
 */
@TestInstance(Lifecycle.PER_CLASS)
class DeathPointsIT {

  /** Three checkpoints, about: there is one a second. */
  private static final int SLOW = 3 << 20;

  private static final int FAST = 200_000;
  private static final int PACE = 1 << 20;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** What is known of a task when its node has died. */
  private record Death(String task, List<String> state, long safeBytes) {}

  private final Map<DeathPoint, String> tasks = new EnumMap<>(DeathPoint.class);
  private final Map<DeathPoint, Death> deaths = new EnumMap<>(DeathPoint.class);
  private final Map<DeathPoint, Exception> missed = new EnumMap<>(DeathPoint.class);
  private Site site;
  private Service heir;

  @BeforeAll
  void die(@TempDir Path directory) throws Exception {
    site = new Site(directory);
    List<DeathPoint> points = DeathPoint.inPlaces();
    try (Victim victim = site.victim(slots(points.size()))) {
      for (DeathPoint point : points) {
        Halt halt = victim.halt(point.place().orElseThrow());
        post(victim.node(), point);
        arrive(point, halt);
      }
      victim.node().client().cancel(Objects.requireNonNull(tasks.get(DeathPoint.CANCELLED)));
      post(victim.node(), DeathPoint.WAITING);
    }
    for (DeathPoint point : tasks.keySet()) {
      String task = tasks.get(point);
      deaths.put(
          point, new Death(task, site.remnants().state(task), site.remnants().safeBytes(task)));
    }
    heir = site.node("heir", Map.of());
  }

  /** A row whose point is never reached must not take the other rows along. */
  private void arrive(DeathPoint point, Halt halt) throws InterruptedException {
    try {
      halt.await();
    } catch (IllegalStateException never) {
      missed.put(point, never);
    }
  }

  private void post(Service node, DeathPoint point) throws Exception {
    byte[] content = point.isPacked() ? Packed.gzip(image(point)) : image(point);
    String url = site.mirror().serve(point.name(), content, point.isInFetch() ? PACE : 0);
    String format = point.fails() ? "qcow2" : "raw";
    String body = Imports.body(url, format, point.isPacked() ? "compressed" : "bare");
    String answer = node.client().post("v2/tasks", body).body();
    tasks.put(point, Client.json(answer).getString("id"));
  }

  private static byte[] image(DeathPoint point) {
    int size = point.isInFetch() ? SLOW : FAST;
    // Every task another image.
    return DiskImages.raw(size + Math.floorMod(point.name().hashCode(), 1000));
  }

  @AfterAll
  void stop() throws Exception {
    if (heir != null) {
      heir.close();
    }
    if (site != null) {
      site.close();
    }
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(DeathPoint.class)
  void anotherNodeFinishesTheTask(DeathPoint point) throws Exception {
    Death death = Objects.requireNonNull(deaths.get(point));
    assertThat(missed).doesNotContainKey(point);
    assertThat(death.state()).isEqualTo(DeathTable.read().get(point.toString()));

    JsonObject task = heir.client().awaitEnd(death.task());

    assertThat(task.getString("status")).as(task.toString()).isEqualTo(point.end());
    await().atMost(PATIENCE).until(() -> site.remnants().entries(death.task()) == 0);
    List<String> files = site.remnants().files(death.task());
    if (point.end().equals("success")) {
      assertThat(files).hasSize(1).first().asString().startsWith("images/");
      assertThatTheImageIsThere(task.getString("image_id"), image(point));
    } else {
      assertThat(files).isEmpty();
      assertThat(task).doesNotContainKey("image_id");
    }
    assertThat(site.remnants().history(death.task()))
        .containsOnlyOnce(point.end().toUpperCase(Locale.ROOT));
    assertThatNothingSafeWasReadAgain(point, death);
  }

  private void assertThatTheImageIsThere(String id, byte[] content) throws Exception {
    JsonObject image = heir.client().image(id);
    assertThat(image.getString("status")).isEqualTo("active");
    assertThat(image.getString("os_hash_value")).isEqualTo(DiskImages.sha512(content));
    assertThat(heir.client().bytes(image.getString("file")).body()).isEqualTo(content);
  }

  @Test
  void everyImageHasItsTask() throws Exception {
    for (Death death : deaths.values()) {
      heir.client().awaitEnd(death.task());
    }

    assertThat(site.remnants().imagesWithoutTask()).isEmpty();
  }

  private void assertThatNothingSafeWasReadAgain(DeathPoint point, Death death) {
    List<String> requests =
        site.mirror().requests().stream()
            .filter(request -> request.matches("/" + point.name() + "( .*)?"))
            .toList();
    String whole = "/" + point.name();
    switch (point.download()) {
      case ALL -> assertThat(requests).hasSizeBetween(1, 2).containsOnly(whole);
      case NOTHING -> assertThat(requests).containsExactly(whole);
      case REST -> {
        assertThat(requests).containsExactly(whole, whole + " bytes=" + death.safeBytes() + "-");
        assertThat(site.mirror().sent(point.name())).isLessThan(2L * SLOW);
      }
    }
  }
}
