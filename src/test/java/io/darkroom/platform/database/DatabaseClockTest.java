package io.darkroom.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class DatabaseClockTest {

  private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");

  private long ticks = 17;
  private final DatabaseClock clock =
      new DatabaseClock(Clock.fixed(NOON, ZoneOffset.UTC), () -> ticks);

  private void pass(Duration time) {
    ticks += time.toNanos();
  }

  @Test
  void isTheMachinesUntilItIsAlignedAndGoesOnByItsTicks() {
    pass(Duration.ofSeconds(5));

    assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(5));
  }

  @Test
  void isTheDatabasesFromThenOn() {
    Duration ahead = clock.align(() -> NOON.minusSeconds(60));

    assertThat(ahead).isEqualTo(Duration.ofMinutes(-1));
    pass(Duration.ofSeconds(5));
    assertThat(clock.instant()).isEqualTo(NOON.minusSeconds(55));
  }

  @Test
  void answerThatWasQuickestCounts() {
    Iterator<Integer> millis = List.of(900, 10, 500).iterator();

    Duration ahead =
        clock.align(
            () -> {
              int took = millis.next();
              pass(Duration.ofMillis(took));
              Instant halfWay =
                  NOON.plusNanos(ticks - 17).minusMillis(took / 2).plus(Duration.ofMinutes(1));
              // Slow answers lie by what they were held up.
              return took == 10 ? halfWay : halfWay.plusMillis(took / 3);
            });

    assertThat(ahead).isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void slowAnswersChangeNothing() {
    clock.align(
        () -> {
          pass(Duration.ofSeconds(2));
          return NOON.plusSeconds(3600);
        });

    assertThat(clock.instant()).isEqualTo(NOON.plusNanos(ticks - 17));
  }

  @Test
  void hasTheMicrosecondsThatTheDatabaseKeeps() {
    ticks += TimeUnit.MICROSECONDS.toNanos(1_234) + 567;

    assertThat(clock.instant()).isEqualTo(NOON.plusNanos(1_234_000));
  }
}
