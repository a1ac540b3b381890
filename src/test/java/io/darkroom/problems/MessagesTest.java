package io.darkroom.problems;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessagesTest {

  @Test
  void anArgumentIsShownAsItIs() {
    assertThat(text(Problem.STORE_UNKNOWN, Locale.ENGLISH, "it''s {0} 'and' <b> \uD83D\uDE00"))
        .isEqualTo("There is no store it''s {0} 'and' <b> \uD83D\uDE00.");
  }

  @Test
  void aNumberIsShownWithoutTheReadersSeparators() {
    assertThat(text(Problem.SOURCE_TOO_LARGE, Locale.GERMAN, 1_099_511_627_776L))
        .isEqualTo("Die Quelle ist größer als der Grenzwert von 1099511627776 Byte.");
  }

  @ParameterizedTest
  @CsvSource({
    "en, The source is empty.",
    "de, Die Quelle ist leer.",
    "es, El origen está vacío.",
    "fr, La source est vide.",
    "ja, ソースが空です。",
    "pt-BR, A origem está vazia.",
    "ru, Источник пуст.",
    "zh-CN, 源为空。",
    "tlh, The source is empty."
  })
  void isWordedInTheLanguageOfTheReader(String language, String text) {
    assertThat(text(Problem.SOURCE_EMPTY, Locale.forLanguageTag(language))).isEqualTo(text);
  }

  private static String text(Problem problem, Locale locale, Object... arguments) {
    return Messages.text(Message.of(problem, arguments), locale);
  }
}
