package io.darkroom.bench;

import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** How contenders compare, round by round. */
record Ratio(List<Double> rounds) {

  double median() {
    return Figures.median(rounds);
  }

  /** The median and, in brackets, the least and the most. */
  String text() {
    return "%s (%s..%s)"
        .formatted(
            digits(median()), digits(Collections.min(rounds)), digits(Collections.max(rounds)));
  }

  private static String digits(double value) {
    return String.format(Locale.ROOT, value < 10 ? "%.2f" : "%.1f", value);
  }
}
