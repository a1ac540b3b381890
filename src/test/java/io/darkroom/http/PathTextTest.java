package io.darkroom.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.problems.Message;
import io.darkroom.problems.Problem;
import io.darkroom.problems.Refusals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PathTextTest {

  @Test
  void isTheTextThatWasMeant() {
    assertThat(PathText.decode("a+b%20c%2Fd%3b%25")).isEqualTo("a+b c/d;%");
    assertThat(PathText.decode("%C3%A9%F0%9F%98%80")).isEqualTo("\u00e9\uD83D\uDE00");
    assertThat(PathText.decode("\u00e9")).isEqualTo("\u00e9");
  }

  @ParameterizedTest
  @ValueSource(strings = {"%ff", "%00", "a%00b", "%C3", "%ed%a0%80", "%c0%80", "%", "%2", "%zz"})
  void isRefusedWhenItIsNoText(String encoded) {
    assertThat(Refusals.of(() -> PathText.decode(encoded)))
        .isEqualTo(Message.of(Problem.ADDRESS_MALFORMED));
  }
}
