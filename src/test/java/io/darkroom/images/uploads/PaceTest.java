package io.darkroom.images.uploads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.darkroom.problems.Message;
import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PaceTest {

  private static final int HALF = 512 * 1024;
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  private final Pace pace = new Pace(Duration.ofSeconds(2));

  @Test
  void eachMebibyteHasItsTime() {
    for (int i = 0; i < 100; i++) {
      pace.came(SECOND, HALF);
      pace.came(SECOND, HALF);
    }

    assertThat(refusal(3 * SECOND, HALF)).isEqualTo(Message.of(Problem.BODY_TOO_SLOW));
  }

  @Test
  void aByteASecondIsTooSlow() {
    pace.came(SECOND, 1);
    pace.came(SECOND, 1);

    assertThat(refusal(1, 1)).isEqualTo(Message.of(Problem.BODY_TOO_SLOW));
  }

  @Test
  void silenceBeforeTheEndCounts() {
    pace.came(2 * SECOND, HALF);

    assertThat(refusal(1, 0)).isEqualTo(Message.of(Problem.BODY_TOO_SLOW));
  }

  private Message refusal(long waited, int read) {
    ProblemException refusal =
        catchThrowableOfType(ProblemException.class, () -> pace.came(waited, read));
    assertThat(refusal).as("a refusal").isNotNull();
    return refusal.problem();
  }
}
