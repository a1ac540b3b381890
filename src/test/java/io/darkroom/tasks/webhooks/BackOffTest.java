package io.darkroom.tasks.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackOffTest {

  private static final Instant NOW = Instant.parse("1994-11-06T08:49:00Z");

  @ParameterizedTest
  @CsvSource({
    "1, PT1S, PT0.8S",
    "2, PT2S, PT1.6S",
    "3, PT4S, PT3.2S",
    "9, PT4M16S, PT3M24.8S",
    "10, PT5M, PT4M",
    "64, PT5M, PT4M",
    "2147483647, PT5M, PT4M"
  })
  void theRestDoublesUpToFiveMinutesAndChanceTakesAFifthAway(
      int tries, Duration longest, Duration shortest) {
    assertThat(BackOff.rest(tries, 0)).isEqualTo(longest);
    assertThat(BackOff.rest(tries, 1)).isEqualTo(shortest);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0                             | PT0S",
        "120                           | PT2M",
        "' 120 '                       | PT2M",
        "3600                          | PT1H",
        "999999999                     | PT1H",
        "Sun, 06 Nov 1994 08:49:37 GMT | PT37S",
        "Sun, 06 Nov 1994 08:48:00 GMT | PT0S",
        "Fri, 31 Dec 9999 23:59:59 GMT | PT1H",
        "''                            | PT0S",
        "-5                            | PT0S",
        "1.5                           | PT0S",
        "99999999999999999999          | PT0S",
        "soon                          | PT0S",
        "Sun, 36 Nov 1994 08:49:37 GMT | PT0S"
      })
  void aHookMayAskForUpToAnHour(String retryAfter, Duration asked) {
    assertThat(BackOff.asked(retryAfter, NOW)).isEqualTo(asked);
  }
}
