package io.darkroom.images.uploads;

import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import java.util.OptionalLong;
import java.util.function.LongBinaryOperator;

/** How much of an upload there may be, and what is to be said of it on the way. */
final class Limits {

  private static final long STRETCH = 64L * 1024 * 1024;

  private final long cap;
  private final OptionalLong announced;
  private final LongBinaryOperator charge;
  private long charged;

  /**
   * The limits of one upload.
   *
   * @param cap bytes of the largest image
   * @param announced bytes, if the client has told; the project is charged with them already
   * @param charge charges the project with so many bytes (the first) instead of so many (the
   *     second), and returns the first; throws if that is too much
   */
  Limits(long cap, OptionalLong announced, LongBinaryOperator charge) {
    this.cap = cap;
    this.announced = announced;
    this.charge = charge;
    charged = announced.orElse(0);
  }

  /**
   * Refuses what is announced to be too much, before anything of it is read.
   *
   * @throws ProblemException IMAGE_TOO_LARGE
   */
  static void requireRoom(OptionalLong announced, long cap) {
    if (announced.orElse(0) > cap) {
      throw new ProblemException(Problem.IMAGE_TOO_LARGE, String.valueOf(cap));
    }
  }

  /**
   * Hears how many bytes have come so far.
   *
   * @throws ProblemException IMAGE_TOO_LARGE, or what charging the project throws
   */
  void reached(long bytes) {
    requireRoom(OptionalLong.of(bytes), cap);
    if (bytes - charged >= STRETCH) {
      charged = charge.applyAsLong(bytes, charged);
    }
  }

  /**
   * Hears how many bytes there are.
   *
   * @throws ProblemException BODY_TOO_SHORT, or what charging the project throws
   */
  void ended(long bytes) {
    announced.ifPresent(
        length -> {
          if (bytes != length) {
            throw new ProblemException(
                Problem.BODY_TOO_SHORT, String.valueOf(length), String.valueOf(bytes));
          }
        });
    if (bytes > charged) {
      charged = charge.applyAsLong(bytes, charged);
    }
  }
}
