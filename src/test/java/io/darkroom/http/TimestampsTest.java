package io.darkroom.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimestampsTest {

  @ParameterizedTest
  @CsvSource({
    "2026-11-22T10:20:30Z, 2026-11-22T10:20:30Z",
    "2026-11-22T10:20:30.999999Z, 2026-11-22T10:20:30Z",
    "2026-11-22T00:00:00Z, 2026-11-22T00:00:00Z",
    "1969-12-31T23:59:59.5Z, 1969-12-31T23:59:59Z"
  })
  void areWholeSecondsInUtc(Instant time, String text) {
    assertThat(Timestamps.text(time)).isEqualTo(text);
  }
}
