package io.darkroom.problems;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguagesTest {

  @Test
  void areEnglishForWhoeverSaysNothing() {
    assertThat(preferred(null)).isEqualTo("en");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en                           | en",
        "de                           | de",
        "DE                           | de",
        "de-AT                        | de",
        "es-419                       | es",
        "fr-CA                        | fr",
        "ja-JP                        | ja",
        "ru                           | ru",
        "pt                           | pt-BR",
        "pt-BR                        | pt-BR",
        "pt-PT                        | pt-BR",
        "zh                           | zh-CN",
        "zh-cn                        | zh-CN",
        "ZH                           | zh-CN",
        "zh-TW                        | zh-CN",
        "zh-Hans-CN                   | zh-CN",
        "en-GB                        | en",
        "*                            | en",
        "tlh                          | en",
        "tlh, ja                      | ja",
        "de;q=0.5, fr                 | fr",
        "de;q=0.5, fr;q=0.4, es;q=0.6 | es",
        "de ; q = 0.5 , fr            | fr",
        "fr, de                       | fr",
        "de;q=0, ru;q=0.001           | ru",
        "de;q=0                       | en",
        "nl, *;q=0.1, ja;q=0.5        | ja"
      })
  void areFoundByQualityAndWithFallback(String header, String language) {
    assertThat(preferred(header)).isEqualTo(language);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ",",
        ";",
        ";q=1",
        "de;q=2, ja",
        "de;q=x, ja",
        "de;q=, ja",
        "de;q=-1, ja",
        "de_DE, ja",
        "d e, ja",
        "\0, ja",
        "d\u00e9, ja",
        "-, ja",
        "de-, ja",
        "verylonglanguage, ja"
      })
  void whatIsMalformedIsPassedOver(String header) {
    assertThat(preferred(header)).isEqualTo(header.endsWith("ja") ? "ja" : "en");
  }

  @Test
  void ofAnEndlessHeaderOnlyTheBeginningIsRead() {
    assertThat(preferred("tlh,".repeat(10_000) + "ja")).isEqualTo("en");
    assertThat(preferred("a-".repeat(30_000) + "a, ja")).isEqualTo("ja");
  }

  private static String preferred(@org.jspecify.annotations.Nullable String header) {
    return Languages.preferred(header).toLanguageTag();
  }
}
