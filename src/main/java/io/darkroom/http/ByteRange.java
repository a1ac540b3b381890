package io.darkroom.http;

import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A part of a representation (RFC 9110, section 14).
 *
 * @param first offset of the first byte
 * @param last offset of the last byte
 */
public record ByteRange(long first, long last) {

  private static final String UNIT = "bytes=";
  private static final Pattern HEAD =
      Pattern.compile("bytes\\s+([0-9]+)-([0-9]+)/([0-9]+|\\*)\\s*");
  private static final Pattern ONE = Pattern.compile("\\s*([0-9]*)-([0-9]*)\\s*");

  /**
   * Reads the {@code Range} header; nothing when there is none, or one in a unit or a form that
   * nobody knows, which the RFC wants ignored.
   *
   * @param size bytes of the whole
   * @throws ProblemException if several ranges are asked for, or one that cannot be had
   */
  public static Optional<ByteRange> of(@Nullable String header, long size) {
    if (header == null || !header.regionMatches(true, 0, UNIT, 0, UNIT.length())) {
      return Optional.empty();
    }
    if (header.contains(",")) {
      throw new ProblemException(Problem.MULTIPLE_RANGES);
    }
    Matcher parts = ONE.matcher(header.substring(UNIT.length()));
    if (!parts.matches() || (parts.group(1).isEmpty() && parts.group(2).isEmpty())) {
      return Optional.empty();
    }
    return range(parts.group(1), parts.group(2), size);
  }

  /** The whole; of nothing it is a part without bytes. */
  public static ByteRange whole(long size) {
    return new ByteRange(0, size - 1);
  }

  /**
   * Reads a {@code Content-Range} header with which some clients of old say what they want; the
   * size that they name does not matter.
   *
   * @param size bytes of the whole
   * @throws ProblemException if it is none, or one that cannot be had as it is
   */
  public static Optional<ByteRange> ofContentRange(@Nullable String header, long size) {
    if (header == null) {
      return Optional.empty();
    }
    Matcher parts = HEAD.matcher(header);
    if (!parts.matches() || number(parts.group(2)) >= size) {
      throw unsatisfiable(size);
    }
    return Optional.of(satisfiable(number(parts.group(1)), number(parts.group(2)), size));
  }

  private static Optional<ByteRange> range(String first, String last, long size) {
    if (first.isEmpty()) {
      long suffix = Math.min(number(last), size);
      return Optional.of(satisfiable(size - suffix, size - 1, size));
    }
    long from = number(first);
    long to = last.isEmpty() ? Long.MAX_VALUE : number(last);
    return to < from
        ? Optional.empty()
        : Optional.of(satisfiable(from, Math.min(to, size - 1), size));
  }

  private static ByteRange satisfiable(long first, long last, long size) {
    if (first > last) {
      throw unsatisfiable(size);
    }
    return new ByteRange(first, last);
  }

  private static ProblemException unsatisfiable(long size) {
    return new ProblemException(Problem.RANGE_NOT_SATISFIABLE, String.valueOf(size));
  }

  private static long number(String digits) {
    return new BigInteger(digits).min(BigInteger.valueOf(Long.MAX_VALUE)).longValue();
  }

  public long length() {
    return last - first + 1;
  }

  /** The value of {@code Content-Range}. */
  public String contentRange(long size) {
    return "bytes %d-%d/%d".formatted(first, last, size);
  }
}
