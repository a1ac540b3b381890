package io.darkroom.images.v2;

import io.darkroom.http.ContentTypeFilter;
import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalLong;

/** What a client says of the data that it sends. */
final class SentBytes {

  private static final int SHOWN = 100;

  private SentBytes() {}

  /**
   * How many bytes it announces, if it does.
   *
   * @throws ProblemException MEDIA_TYPE_NOT_BYTES if it does not say that they are bytes
   */
  static OptionalLong announced(HttpServletRequest request) {
    String said = Objects.requireNonNullElse(ContentTypeFilter.of(request), "none");
    String type = said.split(";", 2)[0].trim().toLowerCase(Locale.ROOT);
    if (!type.equals("application/octet-stream")) {
      throw new ProblemException(Problem.MEDIA_TYPE_NOT_BYTES, printable(type));
    }
    long length = request.getContentLengthLong();
    return length < 0 ? OptionalLong.empty() : OptionalLong.of(length);
  }

  /** A text of a header, as it can be shown. */
  static String printable(String text) {
    String clean = text.replaceAll("[^\\x20-\\x7e]", "?");
    return clean.substring(0, Math.min(clean.length(), SHOWN));
  }
}
