package io.darkroom.tasks.webhooks;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;

/** How long a hook that failed is left alone. */
final class BackOff {

  static final Duration LONGEST = Duration.ofMinutes(5);

  /** What a hook may ask for. */
  static final Duration LONGEST_ASKED = Duration.ofHours(1);

  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final int MOST_DOUBLINGS = 10;

  /** So that hooks that failed together do not come back together. */
  private static final double JITTER = 0.2;

  private BackOff() {}

  /**
   * Twice as long each time.
   *
   * @param tries how often it has failed in a row
   * @param chance from 0 to 1; takes up to a fifth away
   */
  static Duration rest(int tries, double chance) {
    Duration whole = FIRST.multipliedBy(1L << Math.min(tries - 1, MOST_DOUBLINGS));
    Duration rest = whole.compareTo(LONGEST) > 0 ? LONGEST : whole;
    return Duration.ofMillis((long) (rest.toMillis() * (1 - JITTER * chance)));
  }

  /**
   * The header {@code Retry-After} (RFC 9110, section 10.2.3), up to an hour; zero if it is
   * malformed.
   */
  static Duration asked(String retryAfter, Instant now) {
    Duration asked = duration(retryAfter.trim(), now);
    if (asked.isNegative()) {
      return Duration.ZERO;
    }
    return asked.compareTo(LONGEST_ASKED) > 0 ? LONGEST_ASKED : asked;
  }

  private static Duration duration(String text, Instant now) {
    if (text.matches("[0-9]{1,9}")) {
      return Duration.ofSeconds(Long.parseLong(text));
    }
    try {
      return Duration.between(now, DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from));
    } catch (DateTimeException malformed) {
      return Duration.ZERO;
    }
  }
}
