package io.darkroom.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Objects;

/**
 * The request as the server has it, at hand for filters of Jakarta REST. What would be injected
 * looks for the request anew at each call, through three layers of proxies.
 */
public final class Connection {

  private static final String ATTRIBUTE = Connection.class.getName();

  private Connection() {}

  /** Remembers a request, before Jakarta REST sees it. */
  public static void keep(HttpServletRequest request) {
    request.setAttribute(ATTRIBUTE, request);
  }

  /** The request that Jakarta REST made its own of. */
  public static HttpServletRequest of(ContainerRequestContext request) {
    return (HttpServletRequest) Objects.requireNonNull(request.getProperty(ATTRIBUTE));
  }
}
