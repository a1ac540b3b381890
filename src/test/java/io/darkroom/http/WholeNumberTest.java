package io.darkroom.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WholeNumberTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "00, 0",
    "007, 7",
    "1000000000000000000, 1000000000000000000",
    "9223372036854775807, 9223372036854775807",
    "00000000000000000000009223372036854775807, 9223372036854775807"
  })
  void isReadWithAllItsDigits(String text, long number) {
    assertThat(WholeNumber.of(text)).hasValue(number);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "+",
        "+1",
        "-1",
        "-0",
        " 1",
        "1 ",
        "1.0",
        "1e3",
        "0x10",
        "\u0661",
        "9223372036854775808",
        "99999999999999999999"
      })
  void isNothingElseAndNotTooLarge(String text) {
    assertThat(WholeNumber.of(text)).isEmpty();
  }

  @Test
  void isNoWorkHoweverLong() {
    assertThat(WholeNumber.of("9".repeat(1_000_000))).isEmpty();
    assertThat(WholeNumber.of("0".repeat(1_000_000) + "7")).hasValue(7);
  }
}
