package io.darkroom.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 7240, as far as waiting goes. */
class PreferTest {

  @Test
  void whoSaysNothingDoesNotWait() {
    assertThat(Prefer.waitSeconds((String) null)).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "wait=10                        | 10",
        "Wait=10                        | 10",
        "wait=\"10\"                    | 10",
        "wait=\"\\1\\0\"                | 10",
        "wait = 10                      | 10",
        "wait=10;                       | 10",
        "wait=10; a; b=c ;d = \"e;,f\"  | 10",
        ", ,wait=10,                    | 10",
        "respond-async, wait=10         | 10",
        "a=\"x, wait=1\", wait=10       | 10",
        "a=\"x\\\", wait=1\", wait=10   | 10",
        "wait=10, wait=20               | 10",
        "wait=20, wait=10               | 20",
        "a b, wait=10                   | 10",
        "\", wait=10                    | 10",
        "wait=0, wait=10                | 0",
        "wait=010                       | 10",
        "wait=60                        | 60",
        "wait=61                        | 60",
        "wait=100                       | 60",
        "wait=4294967296                | 60"
      })
  void secondsAreTheFirstOnesThatAreGiven(String header, int seconds) {
    assertThat(Prefer.waitSeconds(header)).isEqualTo(seconds);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ",",
        "wait",
        "wait=",
        "wait=\"\"",
        "wait=0",
        "wait=-1",
        "wait=+1",
        "wait=1.0",
        "wait=1 0",
        "wait=\" 10\"",
        "wait=\"10",
        "wait=10\"",
        "wait=soon, wait=10",
        "wait, wait=10",
        "a; wait=10",
        "a wait=10",
        "awaits=10",
        "wait:10",
        "wait=10 =",
        "\u0000wait=10"
      })
  void whatCannotBeUnderstoodIsNotAPreference(String header) {
    assertThat(Prefer.waitSeconds(header)).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", ",", "\"", "\\", "\"\\\"\"", ";a=\"b\"", "a=\"b\",", "=\"", " "})
  void headerOfAnyLengthIsReadOrPassedOver(String part) {
    assertThat(Prefer.waitSeconds(part.repeat(990 / part.length()))).isZero();
    assertThat(Prefer.waitSeconds("wait=10" + part.repeat(60_000))).isZero();
  }
}
