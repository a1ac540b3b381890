package io.darkroom.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MediaTypesTest {

  @ParameterizedTest
  @CsvSource({
    "application/json, application/json",
    "' Application/JSON ;charset=x', application/json",
    "a\u00fcb\u0001c, a?b?c",
    "'', ''",
    "';', ''"
  })
  void areShownWithoutParametersInSmallPrintableLetters(String sent, String shown) {
    assertThat(MediaTypes.of(sent)).isEqualTo(shown);
    assertThat(MediaTypes.of(sent, "none")).isEqualTo(shown);
  }

  @Test
  void areShownInPartWhenTheyAreLong() {
    assertThat(MediaTypes.of("x".repeat(101))).isEqualTo("x".repeat(100));
  }

  @Test
  void areBytesOfAnyKindUnlessTheReaderSaysWhatSilenceMeans() {
    assertThat(MediaTypes.of(null)).isEqualTo("application/octet-stream");
    assertThat(MediaTypes.of(null, "none")).isEqualTo("none");
  }
}
