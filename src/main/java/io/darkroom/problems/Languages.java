package io.darkroom.problems;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
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

  /** A language range (RFC 4647, section 2.1); nobody's language has more than a few subtags. */
  private static final Pattern RANGE = Pattern.compile("\\*|[a-z]{1,8}(?:-[a-z0-9]{1,8}){0,8}");

  private Languages() {}

  /**
   * The best language for a reader: lookup of RFC 4647, section 3.4, by falling quality.
   *
   * @param acceptLanguage the header as it was sent (RFC 9110, section 12.5.4); what is malformed
   *     in it is passed over; null when there is none
   */
  public static Locale preferred(@Nullable String acceptLanguage) {
    return Preferences.of(acceptLanguage)
        .filter(range -> RANGE.matcher(range).matches())
        .map(Languages::written)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(Locale.ENGLISH);
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
