package io.darkroom.formats;

import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * What an image of one format has to meet. Numbers of a header are a stranger's: they are compared
 * and multiplied here, where none can overflow, and nothing is ever allocated for one.
 *
 * @param format what the image is refused as
 */
record Demands(DiskFormat format) {

  /** Refuses with FORMAT_DAMAGED what is not well-formed. */
  void sound(boolean sound) {
    require(sound, Problem.FORMAT_DAMAGED);
  }

  ProblemException damaged() {
    return new ProblemException(Problem.FORMAT_DAMAGED, format.id());
  }

  /** Refuses with FORMAT_REFERS_ELSEWHERE what needs other data than its own. */
  void selfContained(boolean selfContained) {
    require(selfContained, Problem.FORMAT_REFERS_ELSEWHERE);
  }

  /** Refuses with FORMAT_FEATURE_UNKNOWN what this version cannot judge. */
  void known(boolean known) {
    require(known, Problem.FORMAT_FEATURE_UNKNOWN);
  }

  /**
   * All bytes of a piece, big-endian.
   *
   * @param offset where it begins, in bytes
   * @param length how many bytes it has
   */
  ByteBuffer piece(ImageBytes content, long offset, int length) throws IOException {
    ByteBuffer piece = content.read(offset, length);
    sound(piece.remaining() == length);
    return piece;
  }

  /** A number of bytes that is not negative and not beyond any file. */
  long product(long one, long other) {
    sound(one >= 0 && other >= 0 && (one == 0 || other <= Long.MAX_VALUE / one));
    return one * other;
  }

  /** How many parts of this positive size hold a total that is not negative. */
  static long parts(long total, long size) {
    return total / size + (total % size == 0 ? 0 : 1);
  }

  /** A piece must lie between a start and an end, all in bytes. */
  void within(long start, long offset, long length, long end) {
    sound(offset >= start && length >= 0 && offset <= end && length <= end - offset);
  }

  /** Two pieces, both in bytes and before the end of any file, must have no byte in common. */
  void apart(long offset, long length, long otherOffset, long otherLength) {
    sound(offset + length <= otherOffset || otherOffset + otherLength <= offset);
  }

  /** A number must be a power of two within bounds that are such powers. */
  void powerOfTwo(long number, long least, long most) {
    sound(number >= least && number <= most && Long.bitCount(number) == 1);
  }

  private void require(boolean condition, Problem otherwise) {
    if (!condition) {
      throw new ProblemException(otherwise, format.id());
    }
  }
}
