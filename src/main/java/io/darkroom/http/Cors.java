package io.darkroom.http;

import io.darkroom.platform.settings.Settings;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.Optional;

/**
 * Lets pages of other sites use the API, those that the operator names (Fetch standard, section
 * 3.2; off by default). Without credentials: a token travels in a header that the page sets itself.
 */
public class Cors extends HttpFilter {

  private static final long serialVersionUID = 1L;
  private static final String VARY = "Vary";
  private static final String EVERYBODY = "*";
  private static final String METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS";
  private static final String MAX_AGE_SECONDS = "3600";
  private static final String EXPOSED =
      String.join(
          ", ",
          RequestId.HEADER,
          "Location",
          "Content-Language",
          "Content-Range",
          "Accept-Ranges",
          "Accept-Patch",
          "Content-MD5",
          "Preference-Applied",
          "Retry-After",
          "WWW-Authenticate",
          "OpenStack-image-import-methods",
          "OpenStack-image-store-ids");

  private final Settings.Http settings;
  private final boolean everybody;

  @Inject
  public Cors(Settings settings) {
    this.settings = settings.http();
    everybody = this.settings.allowedOrigins().contains(EVERYBODY);
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (settings.allowedOrigins().isEmpty()) {
      chain.doFilter(request, response);
      return;
    }
    response.addHeader(VARY, "Origin");
    Optional<String> origin = Optional.ofNullable(request.getHeader("Origin")).filter(this::allow);
    origin.ifPresent(page -> admit(page, response));
    if (origin.isPresent() && isPreflight(request)) {
      answerPreflight(request, response);
    } else {
      chain.doFilter(request, new KeepingVary(response));
    }
  }

  private boolean allow(String origin) {
    return everybody || settings.namesOrigin(origin);
  }

  private void admit(String origin, HttpServletResponse response) {
    response.setHeader("Access-Control-Allow-Origin", everybody ? EVERYBODY : origin);
    response.setHeader("Access-Control-Expose-Headers", EXPOSED);
  }

  private static boolean isPreflight(HttpServletRequest request) {
    return request.getMethod().equals("OPTIONS")
        && request.getHeader("Access-Control-Request-Method") != null;
  }

  private static void answerPreflight(HttpServletRequest request, HttpServletResponse response) {
    response.setHeader("Access-Control-Allow-Methods", METHODS);
    response.setHeader("Access-Control-Max-Age", MAX_AGE_SECONDS);
    Optional.ofNullable(request.getHeader("Access-Control-Request-Headers"))
        .filter(names -> names.matches("[A-Za-z0-9, _-]*"))
        .ifPresent(names -> response.setHeader("Access-Control-Allow-Headers", names));
    response.setStatus(HttpServletResponse.SC_OK);
  }

  /** Jakarta REST would replace what stands in {@code Vary} by its own. */
  private static final class KeepingVary extends HttpServletResponseWrapper {

    KeepingVary(HttpServletResponse response) {
      super(response);
    }

    @Override
    public void setHeader(String name, String value) {
      if (name.equalsIgnoreCase(VARY)) {
        addHeader(name, value);
      } else {
        super.setHeader(name, value);
      }
    }
  }
}
