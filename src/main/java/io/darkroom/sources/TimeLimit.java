package io.darkroom.sources;

import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import java.time.Duration;

/**
 * What a download may take, from now on.
 *
 * @param end as {@link System#nanoTime} tells it
 */
record TimeLimit(Duration whole, long end) {

  static TimeLimit of(Duration whole) {
    return new TimeLimit(whole, System.nanoTime() + whole.toNanos());
  }

  /** Never negative. */
  Duration left() {
    return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
  }

  boolean isOver() {
    return end - System.nanoTime() <= 0;
  }

  ProblemException problem() {
    return new ProblemException(Problem.SOURCE_TOO_LONG, whole.toSeconds());
  }

  /**
   * What to tell of a failure: that of the time, if it was over by then.
   *
   * @param failed what would be tried again otherwise
   */
  ProblemException or(ProblemException failed) {
    return isOver()
        ? ProblemException.causedBy(failed, Problem.SOURCE_TOO_LONG, whole.toSeconds())
        : failed;
  }
}
