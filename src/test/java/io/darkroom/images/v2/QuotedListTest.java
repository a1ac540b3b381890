package io.darkroom.images.v2;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.problems.Message;
import io.darkroom.problems.Problem;
import io.darkroom.problems.Refusals;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuotedListTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "a               | a",
        "a,b             | a;b",
        "'a, b'          | 'a; b'",
        "a,,b,           | a;b",
        "\"x,y\",a       | x,y;a",
        "a,\"x,y\"       | a;x,y",
        "\"a\",\"b\"     | a;b",
        "\"q\\\"q\"      | q\"q",
        "\"back\\\\slash\" | back\\slash",
        "back\\slash     | back\\slash",
        "\"\\\\\",a      | \\;a"
      })
  void aTextMayStandInQuotationMarks(String list, String expected) {
    assertThat(QuotedList.of("name", list)).containsExactly(expected.split(";"));
  }

  @Test
  void nothingIsNoTextUnlessItStandsInQuotationMarks() {
    assertThat(QuotedList.of("name", "")).isEmpty();
    assertThat(QuotedList.of("name", ",,")).isEmpty();
    assertThat(QuotedList.of("name", "\"\"")).containsExactly("");
    assertThat(QuotedList.of("name", "a,\"\",b")).isEqualTo(List.of("a", "", "b"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"", "\"x,y", "x\"y", "x\"", "\"a\"b", "\"a\"\"b\"", "a,\"", "\"\\\""})
  void aQuotationMarkWithinATextIsRefused(String list) {
    assertThat(Refusals.of(() -> QuotedList.of("name", list)))
        .isEqualTo(Message.of(Problem.PARAMETER_INVALID, "name"));
  }

  @Test
  void aListMayBeAsLongAsAnAddress() {
    String list = "\"" + "\\\"".repeat(100_000) + "\"" + ",a".repeat(100_000);

    assertThat(QuotedList.of("name", list)).hasSize(100_001);
  }
}
