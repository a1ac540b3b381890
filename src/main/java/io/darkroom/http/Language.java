package io.darkroom.http;

import io.darkroom.problems.Languages;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Locale;

/** The language that the sender of a request reads. */
public final class Language {

  private Language() {}

  /** One of those that messages are written in. */
  public static Locale of(HttpServletRequest request) {
    return Languages.preferred(HeaderList.of(request, "Accept-Language"));
  }

  /** Says in an answer which language it is in, and that another reader would get another. */
  public static Response.ResponseBuilder mark(Response.ResponseBuilder answer, Locale language) {
    return answer.language(language).header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
  }
}
