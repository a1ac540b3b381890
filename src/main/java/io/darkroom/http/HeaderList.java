package io.darkroom.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Enumeration;
import org.jspecify.annotations.Nullable;

/** A header that is a list: sent in several lines it is one list still (RFC 9110, section 5.3). */
public final class HeaderList {

  private HeaderList() {}

  /** The whole list; null when the header was not sent. */
  public static @Nullable String of(HttpServletRequest request, String name) {
    Enumeration<String> lines = request.getHeaders(name);
    return lines == null || !lines.hasMoreElements()
        ? null
        : String.join(",", Collections.list(lines));
  }
}
