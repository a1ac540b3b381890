package io.darkroom.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.darkroom.platform.settings.TestSettings;
import io.darkroom.problems.Problem;
import io.darkroom.problems.TransientProblemException;
import java.time.Duration;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RetriesTest {

  private final TransientProblemException fault =
      new TransientProblemException(Problem.SOURCE_ANSWERED, 503);

  @Test
  void eachPauseIsTwiceTheOneBeforeUpToAMinute() {
    Retries retries = retries("9");

    assertThat(LongStream.range(0, 9).map(i -> retries.after(fault, 0).toSeconds()))
        .containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L, 60L);
  }

  @Test
  void theFaultIsThrownWhenThereHaveBeenEnough() {
    Retries retries = retries("1");
    retries.after(fault, 7);

    assertThatThrownBy(() -> retries.after(fault, 7)).isSameAs(fault);
    assertThatThrownBy(() -> retries("0").after(fault, 7)).isSameAs(fault);
  }

  @Test
  void whatComesFurtherThanEverCountsAnew() {
    Retries retries = retries("1");
    retries.after(fault, 7);

    assertThat(retries.after(fault, 8)).isEqualTo(Duration.ofSeconds(1));
    assertThatThrownBy(() -> retries.after(fault, 5)).isSameAs(fault);
  }

  private static Retries retries(String most) {
    return new Retries(TestSettings.with(Map.of("darkroom.import.retries", most)).sources());
  }
}
