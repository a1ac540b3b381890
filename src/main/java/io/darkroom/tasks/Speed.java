package io.darkroom.tasks;

import java.time.Duration;

/**
 * How fast bytes come: the mean of the last seconds, in which what is longer ago counts less and
 * less.
 */
final class Speed {

  /** Seconds after which what was before counts a third of what it did. */
  private static final double MEMORY = 5;

  private Speed() {}

  /**
   * The speed when nothing was known before.
   *
   * @return bytes a second
   */
  static double first(long bytes, Duration time) {
    double seconds = time.toNanos() / 1e9;
    return seconds <= 0 ? 0 : bytes / seconds;
  }

  /**
   * The speed by now.
   *
   * @param before bytes a second
   * @param bytes that have come since
   * @param time since then
   * @return bytes a second
   */
  static double next(double before, long bytes, Duration time) {
    double weight = Math.exp(-Math.max(0, time.toNanos() / 1e9) / MEMORY);
    return before * weight + first(bytes, time) * (1 - weight);
  }
}
