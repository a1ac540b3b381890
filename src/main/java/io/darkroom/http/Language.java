package io.darkroom.http;

import io.darkroom.problems.Languages;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Locale;

/** The language that the sender of a request reads. */
public final class Language {

  private Language() {}

  /** One of those that messages are written in; a header that is sent in parts is one list. */
  public static Locale of(HttpServletRequest request) {
    var parts = request.getHeaders("Accept-Language");
    return Languages.preferred(
        parts == null || !parts.hasMoreElements()
            ? null
            : String.join(",", Collections.list(parts)));
  }
}
