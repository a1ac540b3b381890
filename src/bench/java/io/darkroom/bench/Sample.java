package io.darkroom.bench;

/**
 * What one round of one contender came to.
 *
 * @param speed in works a second, whatever the work is; the more the better
 * @param cpuMillis what its processes spent on one work; NaN if that is not known
 */
public record Sample(double speed, double cpuMillis) {

  /** So much work in a time. */
  static Sample of(double works, double seconds, double cpuSeconds) {
    return new Sample(works / seconds, cpuSeconds * 1000 / works);
  }
}
