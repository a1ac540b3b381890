package io.darkroom.images.uploads;

import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import java.time.Duration;

/** How slowly a client may send. Only the time counts in which we wait for the client. */
final class Pace {

  private static final int MEBIBYTE = 1024 * 1024;

  private final long mostNanos;
  private long nanos;
  private int bytes;

  /**
   * A pace to keep.
   *
   * @param each the longest time that a mebibyte, or what there is of the last one, may take
   */
  Pace(Duration each) {
    mostNanos = each.toNanos();
  }

  /**
   * Counts what came.
   *
   * @param waited nanoseconds
   * @param read bytes, up to a mebibyte
   * @throws ProblemException BODY_TOO_SLOW
   */
  void came(long waited, int read) {
    nanos += waited;
    bytes += read;
    if (nanos > mostNanos) {
      throw new ProblemException(Problem.BODY_TOO_SLOW);
    }
    if (bytes >= MEBIBYTE) {
      bytes -= MEBIBYTE;
      nanos = 0;
    }
  }
}
