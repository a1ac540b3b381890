package io.darkroom.problems;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every problem has its text in every language, with the same values in it. */
class TranslationsTest {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([0-9]+)}");
  private static final Map<Locale, Properties> PATTERNS = new HashMap<>();

  static {
    Languages.WRITTEN.forEach(language -> PATTERNS.put(language, patterns(language)));
  }

  static Stream<Locale> languages() {
    return Languages.WRITTEN.stream();
  }

  static Stream<Arguments> texts() {
    return languages()
        .flatMap(
            language ->
                Arrays.stream(Problem.values()).map(problem -> Arguments.of(language, problem)));
  }

  @Test
  void areThoseOfTheContract() {
    assertThat(languages().map(Locale::toLanguageTag))
        .containsExactly("en", "de", "es", "fr", "ja", "pt-BR", "ru", "zh-CN");
  }

  @ParameterizedTest
  @MethodSource("languages")
  void everyProblemHasATextAndEveryTextAProblem(Locale language) {
    assertThat(of(language).stringPropertyNames())
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Problem.values()).map(Problem::name).toList());
  }

  @ParameterizedTest
  @MethodSource("texts")
  void aTextTakesItsArgumentsAndLeavesNoPlaceholder(Locale language, Problem problem) {
    List<Integer> placeholders = placeholders(Locale.ENGLISH, problem);
    List<String> arguments =
        placeholders.stream().map(number -> "<argument " + number + ">").toList();

    String text = Messages.text(new Message(problem, arguments), language);

    assertThat(placeholders)
        .containsExactlyElementsOf(IntStream.range(0, placeholders.size()).boxed().toList());
    assertThat(placeholders(language, problem)).isEqualTo(placeholders);
    assertThat(arguments).allSatisfy(argument -> assertThat(text).containsOnlyOnce(argument));
    assertThat(text).doesNotContain("{", "}").matches("(?s).*[.。]");
  }

  @ParameterizedTest
  @MethodSource("texts")
  void aPatternWritesItsApostrophesTwice(Locale language, Problem problem) {
    assertThat(pattern(language, problem).replace("''", "")).doesNotContain("'");
  }

  @ParameterizedTest
  @MethodSource("texts")
  void isNotLeftInEnglish(Locale language, Problem problem) {
    if (!language.equals(Locale.ENGLISH)) {
      assertThat(pattern(language, problem)).isNotEqualTo(pattern(Locale.ENGLISH, problem));
    }
  }

  private static List<Integer> placeholders(Locale language, Problem problem) {
    return PLACEHOLDER
        .matcher(pattern(language, problem))
        .results()
        .map(found -> Integer.valueOf(found.group(1)))
        .sorted()
        .toList();
  }

  private static String pattern(Locale language, Problem problem) {
    return Objects.requireNonNull(of(language).getProperty(problem.name()), problem.name());
  }

  private static Properties of(Locale language) {
    return Objects.requireNonNull(PATTERNS.get(language));
  }

  private static Properties patterns(Locale language) {
    String suffix = language.equals(Locale.ENGLISH) ? "" : "_" + language;
    Properties patterns = new Properties();
    try (Reader file =
        new InputStreamReader(
            Objects.requireNonNull(
                Messages.class.getResourceAsStream("messages" + suffix + ".properties")),
            StandardCharsets.UTF_8)) {
      patterns.load(file);
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
    return patterns;
  }
}
