package io.darkroom.http;

import io.darkroom.platform.logging.LogContext;
import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.slf4j.MDC;

/**
 * Gives each request its id, as OpenStack services do: one that a client sent is kept when it is
 * well formed, and every answer carries it.
 */
@Provider
@PreMatching
@Priority(RequestId.BEFORE_ALL_ELSE)
public class RequestId implements ContainerRequestFilter, ContainerResponseFilter {

  static final int BEFORE_ALL_ELSE = 0;
  private static final String HEADER = "X-Openstack-Request-Id";
  private static final String PROPERTY = RequestId.class.getName();
  private static final Pattern WELL_FORMED =
      Pattern.compile("req-[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  @Override
  public void filter(ContainerRequestContext request) {
    String id =
        Optional.ofNullable(request.getHeaderString(HEADER))
            .filter(given -> WELL_FORMED.matcher(given).matches())
            .orElseGet(() -> "req-" + UUID.randomUUID());
    request.setProperty(PROPERTY, id);
    MDC.put(LogContext.REQUEST, id);
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    response.getHeaders().putSingle(HEADER, of(request));
    MDC.remove(LogContext.REQUEST);
  }

  /** The id of a request. */
  public static String of(ContainerRequestContext request) {
    return String.valueOf(request.getProperty(PROPERTY));
  }
}
