package io.darkroom.http;

import jakarta.annotation.Priority;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Takes back what Jakarta REST offers on its own: v2 has no HEAD, and an answer to OPTIONS has no
 * body.
 */
@Provider
@PreMatching
@Priority(Priorities.AUTHENTICATION + 3)
public class OfferedMethods implements ContainerRequestFilter, ContainerResponseFilter {

  /** A method of no resource, so that Jakarta REST itself refuses it and says what it allows. */
  private static final String NOT_OFFERED = "HEAD-OF-V2";

  @Override
  public void filter(ContainerRequestContext request) {
    if (RequestPath.isV2(request) && request.getMethod().equals(HttpMethod.HEAD)) {
      request.setMethod(NOT_OFFERED);
    }
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext answer) {
    String allow = answer.getHeaderString(HttpHeaders.ALLOW);
    if (allow != null) {
      boolean v2 = RequestPath.isV2(request);
      answer
          .getHeaders()
          .putSingle(
              HttpHeaders.ALLOW,
              Arrays.stream(allow.split("[, ]+"))
                  .filter(method -> !(v2 && method.equals(HttpMethod.HEAD)))
                  .sorted()
                  .collect(Collectors.joining(", ")));
    }
    if (request.getMethod().equals(HttpMethod.OPTIONS) && answer.getStatus() == 200) {
      answer.setEntity(null);
    }
  }
}
