package io.darkroom.http;

import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;

/**
 * Keeps {@code Accept} from Jakarta REST: as in Glance it chooses the shape of errors, where it is
 * read from the servlet request, and nothing else.
 */
@Provider
@PreMatching
@Priority(OpenNegotiation.BEFORE_ALL_ELSE)
public class OpenNegotiation implements ContainerRequestFilter {

  static final int BEFORE_ALL_ELSE = 0;

  @Override
  public void filter(ContainerRequestContext request) {
    request.getHeaders().putSingle(HttpHeaders.ACCEPT, MediaType.WILDCARD);
  }
}
