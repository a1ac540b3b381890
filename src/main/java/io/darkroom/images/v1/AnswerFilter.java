package io.darkroom.images.v1;

import io.darkroom.http.Utf8Headers;
import io.darkroom.platform.settings.Settings;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * What all answers of this version have in common: a warning that it is deprecated (RFC 7234,
 * section 5.5.7), and UTF-8 in headers.
 */
public class AnswerFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;
  private static final String TEXT =
      "299 - \"The Images API v1 is deprecated and may be switched off: use v2\"";

  private final boolean served;

  @Inject
  public AnswerFilter(Settings settings) {
    served = settings.api().v1();
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (served) {
      response.setHeader("Warning", TEXT);
    }
    chain.doFilter(request, new Utf8Headers(response));
  }
}
