package io.darkroom.http;

import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;

/**
 * Keeps content negotiation from Jakarta REST. As in Glance, {@code Accept} chooses the shape of
 * errors and nothing else, and {@code Content-Type} is judged by whoever reads the body; both are
 * read from the servlet request, malformed or not.
 */
@Provider
@PreMatching
@Priority(RequestId.BEFORE_ALL_ELSE)
public class OpenNegotiation implements ContainerRequestFilter {

  @Override
  public void filter(ContainerRequestContext request) {
    request.getHeaders().putSingle(HttpHeaders.ACCEPT, MediaType.WILDCARD);
    request.getHeaders().remove(HttpHeaders.CONTENT_TYPE);
  }
}
