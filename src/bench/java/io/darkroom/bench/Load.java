package io.darkroom.bench;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a round of wrk came to.
 *
 * @param sample requests a second, and what the processors had to do for one
 * @param medianMillis half of the answers came within so many milliseconds
 * @param slowMillis all but the slowest hundredth came within so many
 */
public record Load(Sample sample, double medianMillis, double slowMillis) {

  private static final Pattern COUNT = Pattern.compile("(\\d+) requests in()");
  private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([\\d.]+)()");
  private static final Pattern MEDIAN = Pattern.compile("\\s50%\\s+([\\d.]+)(us|ms|s|m)");
  private static final Pattern SLOW = Pattern.compile("\\s99%\\s+([\\d.]+)(us|ms|s|m)");

  /**
   * Reads it.
   *
   * @param said what wrk has printed
   * @param cpuSeconds of the service meanwhile
   */
  static Load of(String said, double cpuSeconds) {
    return new Load(
        new Sample(first(RATE, said), cpuSeconds * 1000 / first(COUNT, said)),
        first(MEDIAN, said),
        first(SLOW, said));
  }

  /** A number as it stands there, or if it has a unit of time then in milliseconds. */
  private static double first(Pattern pattern, String text) {
    Matcher found = pattern.matcher(text);
    if (!found.find()) {
      throw new IllegalStateException("wrk said:\n" + text);
    }
    double number = Double.parseDouble(found.group(1));
    return switch (found.group(2)) {
      case "us" -> number / 1_000;
      case "s" -> number * 1_000;
      case "m" -> number * 60_000;
      default -> number;
    };
  }
}
