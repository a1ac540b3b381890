package io.darkroom.http;

import io.darkroom.problems.Message;
import io.darkroom.problems.Problem;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;

/**
 * Refuses requests with control characters in headers (RFC 9110, section 5.5). The server would,
 * but refuses UTF-8 with them, which clients of OpenStack send; so it is told to leave that to us.
 * Also refuses bodies that come in another way than in chunks: the server would take them for
 * empty, and what is in them for the next request (RFC 9112, section 6.1).
 */
public class HeaderGuard extends HttpFilter {

  private static final long serialVersionUID = 1L;

  private final ErrorAnswers answers;

  @Inject
  public HeaderGuard(ErrorAnswers answers) {
    this.answers = answers;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (isClean(request) && isReadable(request)) {
      chain.doFilter(request, response);
    } else {
      Message refusal = Message.of(Problem.REQUEST_REFUSED);
      answers.of(refusal, refusal.problem().status(), request).send(response);
    }
  }

  private static boolean isClean(HttpServletRequest request) {
    for (String name : Collections.list(request.getHeaderNames())) {
      for (String value : Collections.list(request.getHeaders(name))) {
        if (!isClean(value)) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean isClean(String value) {
    for (int index = 0; index < value.length(); index++) {
      char c = value.charAt(index);
      if (c != '\t' && (c < ' ' || c == '\u007f')) {
        return false;
      }
    }
    return true;
  }

  private static boolean isReadable(HttpServletRequest request) {
    return Collections.list(request.getHeaders("Transfer-Encoding")).stream()
        .allMatch(coding -> coding.strip().equalsIgnoreCase("chunked"));
  }
}
