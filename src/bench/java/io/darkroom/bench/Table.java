package io.darkroom.bench;

import java.util.List;
import java.util.Locale;

/** The table in Markdown. */
public final class Table {

  private Table() {}

  static String of(List<String> facts, List<Line> lines) {
    StringBuilder text = new StringBuilder();
    facts.forEach(fact -> text.append("- ").append(fact).append('\n'));
    text.append('\n');
    row(
        text,
        "work",
        "Darkroom",
        "Glance",
        "the limit",
        "× Glance",
        "of the limit",
        "CPU for one (Darkroom / Glance / limit)");
    row(text, "---", "---:", "---:", "---:", "---:", "---:", "---:");
    for (Line line : lines) {
      row(
          text,
          line.work(),
          line.ours(),
          line.glance(),
          line.limit(),
          line.overGlance(),
          line.ofLimit(),
          line.cpu());
    }
    return text.toString();
  }

  /** A number with about three digits that count. */
  public static String number(double value) {
    return String.format(Locale.ROOT, value < 10 ? "%.2f" : value < 100 ? "%.1f" : "%,.0f", value);
  }

  private static void row(StringBuilder text, String... cells) {
    text.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }
}
