package io.darkroom.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

class DatabaseClockTest {

  private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");

  private final Machine machine = new Machine();
  private final DatabaseClock clock = new DatabaseClock(machine);

  @Test
  void isTheMachinesUntilItIsAligned() {
    assertThat(clock.instant()).isEqualTo(NOON);
  }

  @Test
  void isTheDatabasesFromThenOn() {
    Duration ahead = clock.align(() -> machine.now.minusSeconds(60));

    assertThat(ahead).isEqualTo(Duration.ofMinutes(-1));
    machine.now = NOON.plusSeconds(5);
    assertThat(clock.instant()).isEqualTo(NOON.minusSeconds(55));
  }

  @Test
  void answerThatWasQuickestCounts() {
    Iterator<Integer> millis = List.of(4000, 10, 900).iterator();

    Duration ahead =
        clock.align(
            () -> {
              int took = millis.next();
              Instant theirs = machine.now.plusMillis(took / 2).plusSeconds(60);
              // Slow answers lie by what they were held up.
              machine.now = machine.now.plusMillis(took);
              return took == 10 ? theirs : theirs.plusMillis(took / 3);
            });

    assertThat(ahead).isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void hasTheMicrosecondsThatTheDatabaseKeeps() {
    machine.now = NOON.plusNanos(1_234_567);

    assertThat(clock.instant()).isEqualTo(NOON.plusNanos(1_234_000));
  }

  private static final class Machine extends Clock {

    private Instant now = NOON;

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
