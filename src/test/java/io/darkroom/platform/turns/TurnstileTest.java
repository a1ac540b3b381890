package io.darkroom.platform.turns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TurnstileTest {

  private static final Duration LONG = Duration.ofSeconds(30);

  private final Turnstile turnstile = new Turnstile(2);

  @Test
  void soManyAreInsideAndTheNextWaits() throws InterruptedException {
    turnstile.queue("a");
    Place second = turnstile.queue("a");
    Place third = turnstile.queue("a");

    assertThat(second.await(Duration.ZERO)).isTrue();
    assertThat(third.await(Duration.ofMillis(1))).isFalse();
    second.close();
    assertThat(third.await(Duration.ZERO)).isTrue();
  }

  @Test
  void keysDoNotWaitForEachOther() throws InterruptedException {
    turnstile.queue("a");
    turnstile.queue("a");

    assertThat(turnstile.queue("b").await(Duration.ZERO)).isTrue();
  }

  @Test
  void theOneThatWaitsLongestIsNext() throws InterruptedException {
    Place inside = turnstile.queue("a");
    turnstile.queue("a");
    Place first = turnstile.queue("a");
    Place second = turnstile.queue("a");

    inside.close();

    assertThat(second.await(Duration.ZERO)).isFalse();
    assertThat(first.await(Duration.ZERO)).isTrue();
  }

  @Test
  void whoeverGivesUpWaitingIsPassedOver() throws InterruptedException {
    Place inside = turnstile.queue("a");
    turnstile.queue("a");
    Place gone = turnstile.queue("a");
    Place patient = turnstile.queue("a");

    gone.close();
    inside.close();

    assertThat(gone.await(Duration.ZERO)).isFalse();
    assertThat(patient.await(Duration.ZERO)).isTrue();
  }

  @Test
  void givingAPlaceBackTwiceMakesRoomForOne() throws InterruptedException {
    Place inside = turnstile.queue("a");
    turnstile.queue("a");
    turnstile.queue("a");
    Place last = turnstile.queue("a");

    inside.close();
    inside.close();

    assertThat(last.await(Duration.ZERO)).isFalse();
  }

  @Test
  void waitingEndsWhenThePlaceIsGivenBack() {
    turnstile.queue("a");
    turnstile.queue("a");
    Place place = turnstile.queue("a");
    CompletableFuture<Boolean> waiting = CompletableFuture.supplyAsync(() -> await(place));

    place.close();

    assertThat(waiting).succeedsWithin(LONG).isEqualTo(false);
  }

  private static boolean await(Place place) {
    try {
      return place.await(LONG);
    } catch (InterruptedException unexpected) {
      throw new AssertionError(unexpected);
    }
  }

  @Test
  void waitingCanBeInterrupted() {
    turnstile.queue("a");
    turnstile.queue("a");
    Place place = turnstile.queue("a");
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> place.await(LONG)).isInstanceOf(InterruptedException.class);
  }

  @Test
  void aKeyIsForgottenWithItsLastPlace() {
    try (Place one = turnstile.queue("a");
        Place other = turnstile.queue("b")) {
      assertThat(one).isNotSameAs(other);
      assertThat(turnstile.keys()).isEqualTo(2);
    }

    assertThat(turnstile.keys()).isZero();
  }

  @Test
  void zeroIsNoLimit() throws InterruptedException {
    Turnstile open = new Turnstile(0);

    for (int i = 0; i < 1000; i++) {
      assertThat(open.queue("a").await(Duration.ofNanos(TimeUnit.SECONDS.toNanos(1)))).isTrue();
    }
  }
}
