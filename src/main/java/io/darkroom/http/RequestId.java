package io.darkroom.http;

import io.darkroom.identity.Connection;
import io.darkroom.identity.CurrentCaller;
import io.darkroom.platform.logging.LogContext;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;

/**
 * Gives each request its id, as OpenStack services do: one that a client sent is kept when it is
 * well formed, and every answer carries it, whoever makes it. On the way to the error page a
 * request passes here again, and keeps the id that it has. What the thread knows of a request
 * begins and ends here.
 */
public class RequestId extends HttpFilter {

  static final String HEADER = "X-Openstack-Request-Id";

  private static final long serialVersionUID = 1L;
  private static final String ATTRIBUTE = RequestId.class.getName();
  private static final String PREFIX = "req-";

  private final Connection connection;
  private final CurrentCaller current;

  @Inject
  public RequestId(Connection connection, CurrentCaller current) {
    this.connection = connection;
    this.current = current;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String id =
        Optional.ofNullable((String) request.getAttribute(ATTRIBUTE))
            .or(() -> Optional.ofNullable(request.getHeader(HEADER)).filter(RequestId::isId))
            .orElseGet(() -> PREFIX + UUID.randomUUID());
    request.setAttribute(ATTRIBUTE, id);
    connection.open(request);
    response.setHeader(HEADER, id);
    try (LogContext context = LogContext.with(LogContext.REQUEST, id)) {
      chain.doFilter(request, response);
    } finally {
      current.forget();
      connection.close();
    }
  }

  private static boolean isId(String given) {
    return given.startsWith(PREFIX) && UuidText.isUuid(given.substring(PREFIX.length()));
  }

  /** The id of a request. */
  public static String of(HttpServletRequest request) {
    return String.valueOf(request.getAttribute(ATTRIBUTE));
  }
}
