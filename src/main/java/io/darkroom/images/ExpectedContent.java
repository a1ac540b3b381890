package io.darkroom.images;

import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a client has said of an image's bytes before they were there.
 *
 * @param size bytes
 * @param checksum MD5, hexadecimal, in small letters
 */
public record ExpectedContent(OptionalLong size, Optional<String> checksum) {

  public static final ExpectedContent ANY =
      new ExpectedContent(OptionalLong.empty(), Optional.empty());

  /**
   * Refuses so many bytes, if others are expected.
   *
   * @throws ProblemException DATA_SIZE_DIFFERS
   */
  public void requireSize(long bytes) {
    if (size.isPresent() && size.getAsLong() != bytes) {
      throw new ProblemException(
          Problem.DATA_SIZE_DIFFERS, String.valueOf(size.getAsLong()), String.valueOf(bytes));
    }
  }

  /**
   * Refuses more bytes than are expected, as soon as they have come.
   *
   * @throws ProblemException DATA_SIZE_DIFFERS
   */
  public void requireNoMore(long bytes) {
    if (size.isPresent() && bytes > size.getAsLong()) {
      requireSize(bytes);
    }
  }

  /**
   * Refuses other bytes, as they came.
   *
   * @throws ProblemException DATA_SIZE_DIFFERS or DATA_CHECKSUM_DIFFERS
   */
  void require(ImageContent content) {
    requireSize(content.sentSize());
    String sent = content.sentChecksum();
    if (checksum.isPresent() && !checksum.get().equals(sent)) {
      throw new ProblemException(Problem.DATA_CHECKSUM_DIFFERS, checksum.get(), sent);
    }
  }
}
