package io.darkroom.problems;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The languages that messages are written in, and which of them a reader wants. */
public final class Languages {

  /** One bundle of texts each; the first is for readers of no other. */
  static final List<Locale> WRITTEN =
      Stream.of("en", "de", "es", "fr", "ja", "pt-BR", "ru", "zh-CN")
          .map(Locale::forLanguageTag)
          .toList();

  /** A language that is written in one country's way only is served in that one. */
  private static final Map<String, String> ONLY_WAY = Map.of("pt", "pt-BR", "zh", "zh-CN");

  /** More than any person speaks; what comes behind them is not looked at. */
  private static final int MOST_RANGES = 32;

  /** One item of the header; nobody's language has more than a few subtags. */
  private static final Pattern RANGE =
      Pattern.compile(
          "\\s*(?<tag>\\*|[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8}){0,8})"
              + "\\s*(?:;\\s*[qQ]\\s*=\\s*(?<weight>0(?:\\.[0-9]{0,3})?|1(?:\\.0{0,3})?)\\s*)?");

  private record Range(String tag, double weight) {}

  private Languages() {}

  /**
   * The best language for a reader: lookup of RFC 4647, section 3.4, by falling quality.
   *
   * @param acceptLanguage the header as it was sent (RFC 9110, section 12.5.4); what is malformed
   *     in it is passed over; null when there is none
   */
  public static Locale preferred(@Nullable String acceptLanguage) {
    if (acceptLanguage == null) {
      return Locale.ENGLISH;
    }
    return Arrays.stream(acceptLanguage.split(",", MOST_RANGES + 1))
        .flatMap(Languages::range)
        .filter(range -> range.weight() > 0)
        .sorted(Comparator.comparingDouble(Range::weight).reversed())
        .map(range -> written(range.tag()))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(Locale.ENGLISH);
  }

  private static Stream<Range> range(String item) {
    Matcher range = RANGE.matcher(item);
    return range.matches()
        ? Stream.of(
            new Range(
                range.group("tag").toLowerCase(Locale.ROOT),
                range.group("weight") == null ? 1 : Double.parseDouble(range.group("weight"))))
        : Stream.empty();
  }

  /** Takes subtags off the end until a language fits; {@code *} is content with the first. */
  private static @Nullable Locale written(String range) {
    for (String tag = range; !tag.isEmpty(); tag = tag.substring(0, Math.max(0, lastDash(tag)))) {
      String wanted = ONLY_WAY.getOrDefault(tag, tag);
      for (Locale written : WRITTEN) {
        if (wanted.equals("*") || written.toLanguageTag().equalsIgnoreCase(wanted)) {
          return written;
        }
      }
    }
    return null;
  }

  private static int lastDash(String tag) {
    return tag.lastIndexOf('-');
  }
}
