package io.darkroom.e2e;

import static io.darkroom.e2e.Site.slots;
import static org.awaitility.Awaitility.await;

import io.darkroom.support.DiskImages;
import io.darkroom.support.Halt;
import io.darkroom.support.Service;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A node that has stood still, with a task at every point that matters, until another one had
 * finished all of them, and then went on.
 */
final class Standstill implements AutoCloseable {

  static final int SLOW = 2 << 20;
  static final int FAST = 200_000;
  static final int PACE = 1 << 20;
  static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final String RUNNER = "io.darkroom.tasks.execution.TaskRunner";
  private static final String JOB = "com.ibm.jbatch.container.util.BatchWorkUnit";

  private final Site site;
  private final Victim frozen;
  private final Service heir;
  private final Map<FreezePoint, String> tasks = new EnumMap<>(FreezePoint.class);
  private final Map<FreezePoint, Throwable> missed = new EnumMap<>(FreezePoint.class);
  private final Map<FreezePoint, List<String>> before = new EnumMap<>(FreezePoint.class);
  private final Map<FreezePoint, List<String>> after = new EnumMap<>(FreezePoint.class);

  /** Does it all; what goes wrong at one point does not hide the others. */
  Standstill(Site site) throws Exception {
    this.site = site;
    frozen = site.victim(slots(FreezePoint.values().length));
    try {
      Map<FreezePoint, Halt> halts = new EnumMap<>(FreezePoint.class);
      forEach(point -> halts.put(point, freeze(point)));
      frozen.node().pause();
      heir = site.node("heir", Map.of());
      forEach(point -> before.put(point, whenEnded(task(point))));
      frozen.node().resume();
      halts.values().forEach(Halt::release);
      awaitIdle();
      forEach(point -> after.put(point, site.remnants().everything(task(point))));
    } catch (Exception failure) {
      frozen.close();
      throw failure;
    }
  }

  private interface Step {
    void take(FreezePoint point) throws Exception;
  }

  private void forEach(Step step) {
    for (FreezePoint point : FreezePoint.values()) {
      try {
        step.take(point);
      } catch (Exception failure) {
        missed.putIfAbsent(point, failure);
      }
    }
  }

  private Halt freeze(FreezePoint point) throws Exception {
    Halt halt = frozen.halt(point.place());
    String url =
        point == FreezePoint.FAILURE
            ? site.mirror().url(point.name())
            : site.mirror().serve(point.name(), image(point), point.isInFetch() ? PACE : 0);
    tasks.put(point, frozen.node().client().postImport(url, "raw").getString("id"));
    halt.await();
    if (point == FreezePoint.FAILURE || point == FreezePoint.CHANGE) {
      site.mirror().serve(point.name(), lastImage(point), 0);
    }
    return halt;
  }

  private static byte[] image(FreezePoint point) {
    int size = point.isInFetch() ? SLOW : FAST;
    // Every task another image.
    return DiskImages.raw(size + Math.floorMod(point.name().hashCode(), 1000));
  }

  /** What the source has when the other node reads it. */
  static byte[] lastImage(FreezePoint point) {
    byte[] image = image(point);
    if (point == FreezePoint.CHANGE) {
      image[0]++;
      image[image.length - 1]++;
    }
    return image;
  }

  /** All that there is of a task when it has ended and its entry has gone. */
  List<String> whenEnded(String task) throws Exception {
    heir.client().awaitEnd(task);
    await().atMost(PATIENCE).until(() -> site.remnants().entries(task) == 0);
    return site.remnants().everything(task);
  }

  /** Returns when the node that stood still works on nothing any more. */
  void awaitIdle() {
    await().atMost(PATIENCE).until(() -> !frozen.isWithin(RUNNER) && !frozen.isWithin(JOB));
  }

  Victim frozen() {
    return frozen;
  }

  Service heir() {
    return heir;
  }

  String task(FreezePoint point) {
    return Objects.requireNonNull(tasks.get(point), point::toString);
  }

  /** What went wrong. */
  Map<FreezePoint, Throwable> missed() {
    return missed;
  }

  /** What there was of the tasks before the node went on. */
  Map<FreezePoint, List<String>> before() {
    return before;
  }

  Map<FreezePoint, List<String>> after() {
    return after;
  }

  @Override
  public void close() throws Exception {
    frozen.close();
    heir.close();
  }
}
