package io.darkroom.problems;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a client prefers, as the Accept headers say it (RFC 9110, section 12.4.2). */
public final class Preferences {

  /** More than anybody means; what comes behind them is not looked at. */
  private static final int MOST = 32;

  private static final Pattern ITEM =
      Pattern.compile("(?<value>[^;]*)(?<parameters>(?:;[^;]*){0,8})");

  private static final Pattern WEIGHT =
      Pattern.compile(";\\s*[qQ]\\s*=\\s*(?<weight>0(?:\\.[0-9]{0,3})?|1(?:\\.0{0,3})?)?\\s*");

  private record Preference(String value, double weight) {}

  private Preferences() {}

  /**
   * The values of a list by falling weight, in lower case and without parameters. What is malformed
   * or unwanted (a weight of 0) is left out.
   *
   * @param header null when there is none
   */
  public static Stream<String> of(@Nullable String header) {
    return header == null
        ? Stream.empty()
        : Arrays.stream(header.split(",", MOST + 1))
            .limit(MOST)
            .flatMap(Preferences::preference)
            .filter(preference -> preference.weight() > 0)
            .sorted(Comparator.comparingDouble(Preference::weight).reversed())
            .map(Preference::value);
  }

  private static Stream<Preference> preference(String item) {
    Matcher parts = ITEM.matcher(item);
    return parts.matches()
        ? weight(parts.group("parameters"))
            .map(weight -> new Preference(normal(parts.group("value")), weight))
        : Stream.empty();
  }

  private static String normal(String value) {
    return value.trim().toLowerCase(Locale.ROOT);
  }

  private static Stream<Double> weight(String parameters) {
    Matcher weight = WEIGHT.matcher(parameters);
    if (!weight.find()) {
      return Stream.of(1.0);
    }
    String text = weight.group("weight");
    boolean last = weight.end() == parameters.length();
    return text == null || !last ? Stream.empty() : Stream.of(Double.valueOf(text));
  }
}
