package io.darkroom.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class UnpackingTurnsTest {

  private final UnpackingTurns turns = new UnpackingTurns(1);

  @Test
  void theNextOneWaitsForTheEndOfTheOneBefore() throws Exception {
    assertThat(turns.begin(() -> false)).isTrue();
    AtomicInteger looks = new AtomicInteger();
    CompletableFuture<Boolean> next = beginLater(looks, false);
    await().until(() -> looks.get() > 1);
    assertThat(next).isNotDone();

    turns.end();

    assertThat(next.get(30, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void whoeverIsStoppedWaitsNoLonger() throws Exception {
    assertThat(turns.begin(() -> false)).isTrue();

    assertThat(beginLater(new AtomicInteger(), true).get(30, TimeUnit.SECONDS)).isFalse();
  }

  private CompletableFuture<Boolean> beginLater(AtomicInteger looks, boolean stops) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return turns.begin(() -> looks.incrementAndGet() > 2 && stops);
          } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
          }
        });
  }
}
