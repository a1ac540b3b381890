package io.darkroom.images.v1;

import io.darkroom.http.ContentTypeFilter;
import io.darkroom.http.MediaTypes;
import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Where the data of an image come from that a request is about. */
sealed interface Source {

  String COPY_FROM = "x-glance-api-copy-from";
  String LOCATION = MetaHeaders.PREFIX + "location";

  /** None come with it. */
  record Nowhere() implements Source {}

  /**
   * They are the body.
   *
   * @param announced how many bytes, if the client tells
   */
  record Body(OptionalLong announced) implements Source {}

  /**
   * They are read from a URL by a task.
   *
   * @param header where the client says so
   * @param waits whether it is answered when they are there
   */
  record Fetched(String header, String url, boolean waits) implements Source {}

  /**
   * The source that a request names.
   *
   * @throws ProblemException SOURCES_SEVERAL or DATA_NOT_BYTES
   */
  static Source of(HttpServletRequest request, MetaHeaders headers) {
    List<Source> sources = new ArrayList<>();
    if (hasBody(request)) {
      sources.add(new Body(announced(request)));
    }
    headers.get("location").ifPresent(url -> sources.add(new Fetched(LOCATION, url, true)));
    headers.get("copy_from").ifPresent(url -> sources.add(new Fetched(COPY_FROM, url, false)));
    if (sources.size() > 1) {
      throw new ProblemException(Problem.SOURCES_SEVERAL);
    }
    return sources.isEmpty() ? new Nowhere() : sources.get(0);
  }

  /** Whether a body comes with a request: one of no bytes is none. */
  static boolean hasBody(HttpServletRequest request) {
    return request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
  }

  private static OptionalLong announced(HttpServletRequest request) {
    String type = MediaTypes.of(ContentTypeFilter.of(request));
    if (!type.equals("application/octet-stream")) {
      throw new ProblemException(Problem.DATA_NOT_BYTES, type);
    }
    long length = request.getContentLengthLong();
    return length < 0 ? OptionalLong.empty() : OptionalLong.of(length);
  }
}
