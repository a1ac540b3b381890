package io.darkroom.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstantColumnTest {

  private final InstantColumn column = new InstantColumn();

  @ParameterizedTest
  @CsvSource({
    "1970-01-01T00:00:00Z, 0",
    "1970-01-01T00:00:00.000001Z, 1",
    "2026-11-22T10:20:30.123456Z, 1795342830123456",
    "1969-12-31T23:59:59.999999Z, -1",
    "1900-01-01T00:00:00Z, -2208988800000000",
    "0001-01-01T00:00:00Z, -62135596800000000",
    "9999-12-31T23:59:59Z, 253402300799000000"
  })
  void keepsMicrosecondsAndGivesThemBack(Instant time, long micros) {
    assertThat(column.convertToDatabaseColumn(time)).isEqualTo(micros);
    assertThat(column.convertToEntityAttribute(micros)).isEqualTo(time);
  }

  @Test
  void dropsWhatIsFinerThanAMicrosecond() {
    assertThat(column.convertToDatabaseColumn(Instant.parse("1970-01-01T00:00:00.000001999Z")))
        .isEqualTo(1);
  }

  @Test
  void noTimeStaysNoTime() {
    assertThat(column.convertToDatabaseColumn(null)).isNull();
    assertThat(column.convertToEntityAttribute(null)).isNull();
  }
}
