package io.darkroom.tasks.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictTest {

  @ParameterizedTest
  @CsvSource({
    "200, TAKEN",
    "201, TAKEN",
    "202, TAKEN",
    "204, TAKEN",
    "299, TAKEN",
    "410, GONE",
    "400, FAILED",
    "406, FAILED",
    "409, FAILED",
    "413, REFUSED",
    "415, REFUSED",
    "422, REFUSED",
    "401, FAILED",
    "403, FAILED",
    "404, FAILED",
    "405, FAILED",
    "408, FAILED",
    "425, FAILED",
    "429, FAILED",
    "199, FAILED",
    "300, FAILED",
    "301, FAILED",
    "304, FAILED",
    "307, FAILED",
    "500, FAILED",
    "501, FAILED",
    "503, FAILED",
    "599, FAILED",
    "999, FAILED"
  })
  void theStatusTellsWhatBecomesOfTheNotice(int status, Verdict verdict) {
    assertThat(Verdict.of(status)).isEqualTo(verdict);
  }
}
