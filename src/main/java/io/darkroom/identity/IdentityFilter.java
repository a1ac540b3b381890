package io.darkroom.identity;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.security.enterprise.SecurityContext;
import jakarta.security.enterprise.authentication.mechanism.http.AuthenticationParameters;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;

/** Establishes the caller before anything else of a request is looked at. */
@Provider
@PreMatching
@Priority(Priorities.AUTHENTICATION)
public class IdentityFilter implements ContainerRequestFilter {

  @Context private HttpServletRequest connection;
  @Context private HttpServletResponse answer;
  @Inject private SecurityContext security;
  @Inject private CurrentCaller caller;

  @Override
  public void filter(ContainerRequestContext request) {
    if (!OpenToAll.includes(request)) {
      security.authenticate(connection, answer, AuthenticationParameters.withParams());
      caller.get();
    }
  }
}
