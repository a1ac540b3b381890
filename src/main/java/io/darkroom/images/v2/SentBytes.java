package io.darkroom.images.v2;

import io.darkroom.http.ContentTypeFilter;
import io.darkroom.http.MediaTypes;
import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.OptionalLong;

/** What a client says of the data that it sends. */
final class SentBytes {

  private static final String CONTENT_RANGE = "Content-Range";

  private SentBytes() {}

  /**
   * How many bytes it announces, if it does.
   *
   * @throws ProblemException MEDIA_TYPE_NOT_BYTES if it does not say that they are bytes,
   *     PARAMETER_INVALID if they are a part only (RFC 9110, section 14.5)
   */
  static OptionalLong announced(HttpServletRequest request) {
    String type = MediaTypes.of(ContentTypeFilter.of(request), "none");
    if (!type.equals("application/octet-stream")) {
      throw new ProblemException(Problem.MEDIA_TYPE_NOT_BYTES, type);
    }
    if (request.getHeader(CONTENT_RANGE) != null) {
      throw new ProblemException(Problem.PARAMETER_INVALID, CONTENT_RANGE);
    }
    long length = request.getContentLengthLong();
    return length < 0 ? OptionalLong.empty() : OptionalLong.of(length);
  }
}
