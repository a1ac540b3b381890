package io.darkroom.formats.conversion;

import java.util.function.DoubleConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code qemu-img -p} prints, over and over: {@code (12.34/100%)}. */
final class Percent {

  private static final Pattern SHOWN = Pattern.compile("\\(([0-9]{1,3}(?:\\.[0-9]{1,4})?)/100%\\)");
  private static final int LONGEST = 20;

  private final DoubleConsumer progress;
  private String unread = "";

  /**
   * Begins to listen.
   *
   * @param progress hears of parts of the whole, from 0 to 1
   */
  Percent(DoubleConsumer progress) {
    this.progress = progress;
  }

  /** Some more was printed, of which the last number counts. */
  void printed(String some) {
    String text = unread + some;
    Matcher shown = SHOWN.matcher(text);
    String last = "";
    int end = 0;
    while (shown.find()) {
      last = shown.group(1);
      end = shown.end();
    }
    if (!last.isEmpty()) {
      progress.accept(Math.min(1, Double.parseDouble(last) / 100));
    }
    unread = text.substring(Math.max(end, text.length() - LONGEST));
  }
}
