package io.darkroom.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.darkroom.platform.settings.ProcessingSettings;
import io.darkroom.platform.turns.Place;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ProcessingTurnsTest {

  private final ExecutorService steps = Executors.newCachedThreadPool();
  private final ProcessingTurns turns =
      new ProcessingTurns(
          new ProcessingSettings(
              new ProcessingSettings.Unpacking(1, 2, Duration.ofHours(1)),
              Optional.empty(),
              new ProcessingSettings.Conversion(
                  1, "qemu-img", Duration.ofHours(1), 1, Duration.ofHours(1)),
              List.of()));

  @AfterEach
  void end() {
    steps.shutdownNow();
  }

  @Test
  void theNextOneWaitsForTheEndOfTheOneBefore() throws Exception {
    Place first = turns.unpack(() -> false).orElseThrow();
    AtomicInteger looks = new AtomicInteger();
    CompletableFuture<Optional<Place>> next = unpackLater(looks, false);
    await().until(() -> looks.get() > 1);
    assertThat(next).isNotDone();

    first.close();

    assertThat(next.get(30, TimeUnit.SECONDS)).isPresent();
  }

  @Test
  void theOneThatWaitsLongestIsNextHoweverOftenItLooks() throws Exception {
    Place inside = turns.unpack(() -> false).orElseThrow();
    AtomicInteger looks = new AtomicInteger();
    CompletableFuture<Optional<Place>> first = unpackLater(looks, false);
    await().until(() -> looks.get() > 1);
    AtomicInteger later = new AtomicInteger();
    CompletableFuture<Optional<Place>> second = unpackLater(later, false);
    await().until(() -> later.get() > 1);

    inside.close();

    assertThat(first.get(30, TimeUnit.SECONDS)).isPresent();
    assertThat(second).isNotDone();
  }

  @Test
  void whoeverIsStoppedWaitsNoLongerAndLeavesItsPlaceToOthers() throws Exception {
    Place inside = turns.unpack(() -> false).orElseThrow();

    assertThat(unpackLater(new AtomicInteger(), true).get(30, TimeUnit.SECONDS)).isEmpty();

    inside.close();
    assertThat(turns.unpack(() -> false)).isPresent();
  }

  @Test
  void whatConvertsDoesNotWaitForWhatUnpacks() throws Exception {
    assertThat(turns.unpack(() -> false)).isPresent();

    assertThat(turns.convert(() -> false)).isPresent();
  }

  private CompletableFuture<Optional<Place>> unpackLater(AtomicInteger looks, boolean stops) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return turns.unpack(() -> looks.incrementAndGet() > 2 && stops);
          } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
          }
        },
        steps);
  }
}
