package io.darkroom.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SpeedTest {

  @Test
  void isWhatItIsAsLongAsItStaysTheSame() {
    double speed = Speed.first(1000, Duration.ofSeconds(2));
    assertThat(speed).isEqualTo(500);

    assertThat(Speed.next(speed, 250, Duration.ofMillis(500))).isCloseTo(500, within(1e-9));
  }

  @Test
  void forgetsWhatWasLongAgo() {
    assertThat(Speed.next(1e9, 60_000, Duration.ofMinutes(1))).isCloseTo(1000, within(10_000.0));
    assertThat(Speed.next(1000, 0, Duration.ofMinutes(1))).isLessThan(1);
  }

  @Test
  void knowsNothingOfNoTime() {
    assertThat(Speed.first(1000, Duration.ZERO)).isZero();
    assertThat(Speed.next(500, 1000, Duration.ZERO)).isEqualTo(500);
    assertThat(Speed.next(500, 1000, Duration.ofSeconds(-1))).isEqualTo(500);
  }
}
