package io.darkroom.identity;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;

/** Establishes the caller before anything else of a request is looked at. */
@Provider
@PreMatching
@Priority(Priorities.AUTHENTICATION)
public class IdentityFilter implements ContainerRequestFilter {

  /** Asked by load balancers, which are nobody. */
  private static final String HEALTH = "healthcheck";

  @Context private HttpServletRequest connection;
  @Inject private LocalOnly local;
  @Inject private CurrentCaller caller;

  @Override
  public void filter(ContainerRequestContext request) {
    if (!request.getUriInfo().getPath().equals(HEALTH)) {
      caller.set(
          local.identify(
              connection.getRemoteAddr(),
              name -> Optional.ofNullable(request.getHeaderString(name))));
    }
  }
}
