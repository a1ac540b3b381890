package io.darkroom.http;

import io.darkroom.problems.Languages;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;

/** The language that the sender of a request reads. */
public final class Language {

  private Language() {}

  /** One of those that messages are written in. */
  public static Locale of(HttpServletRequest request) {
    return Languages.preferred(HeaderList.of(request, "Accept-Language"));
  }
}
