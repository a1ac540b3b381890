package io.darkroom.problems;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MessagesTest {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([0-9]+)}");

  private final Properties patterns = patterns();

  @Test
  void everyProblemHasATextAndEveryTextAProblem() {
    assertThat(patterns.stringPropertyNames())
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Problem.values()).map(Problem::name).toList());
  }

  @ParameterizedTest
  @EnumSource
  void aTextTakesItsArgumentsAndLeavesNoPlaceholder(Problem problem) {
    List<Integer> placeholders = placeholders(problem);
    List<String> arguments =
        placeholders.stream().map(number -> "<argument " + number + ">").toList();

    String text = text(problem, Locale.ENGLISH, arguments.toArray());

    assertThat(placeholders)
        .containsExactlyElementsOf(IntStream.range(0, placeholders.size()).boxed().toList());
    assertThat(arguments).allSatisfy(argument -> assertThat(text).contains(argument));
    assertThat(text).doesNotContain("{", "}").endsWith(".");
  }

  @ParameterizedTest
  @EnumSource
  void aPatternWritesItsApostrophesTwice(Problem problem) {
    assertThat(pattern(problem).replace("''", "")).doesNotContain("'");
  }

  @Test
  void anArgumentIsShownAsItIs() {
    assertThat(text(Problem.STORE_UNKNOWN, Locale.ENGLISH, "it''s {0} 'and' <b> \uD83D\uDE00"))
        .isEqualTo("There is no store it''s {0} 'and' <b> \uD83D\uDE00.");
  }

  @Test
  void aNumberIsShownWithoutTheReadersSeparators() {
    assertThat(text(Problem.SOURCE_TOO_LARGE, Locale.GERMANY, 1_099_511_627_776L))
        .isEqualTo("The source is larger than the limit of 1099511627776 bytes.");
  }

  @Test
  void aLanguageThatNobodyTranslatedGetsEnglish() {
    assertThat(text(Problem.INTERNAL, Locale.forLanguageTag("tlh")))
        .isEqualTo("The server met an unexpected problem.");
  }

  private static String text(Problem problem, Locale locale, Object... arguments) {
    return Messages.text(Message.of(problem, arguments), locale);
  }

  private List<Integer> placeholders(Problem problem) {
    return PLACEHOLDER
        .matcher(pattern(problem))
        .results()
        .map((MatchResult found) -> Integer.valueOf(found.group(1)))
        .distinct()
        .sorted()
        .toList();
  }

  private String pattern(Problem problem) {
    return Objects.requireNonNull(patterns.getProperty(problem.name()), problem.name());
  }

  private static Properties patterns() {
    Properties patterns = new Properties();
    try (InputStream file = Messages.class.getResourceAsStream("messages.properties")) {
      patterns.load(Objects.requireNonNull(file));
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
    return patterns;
  }
}
