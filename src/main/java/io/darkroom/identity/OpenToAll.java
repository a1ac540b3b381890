package io.darkroom.identity;

import jakarta.ws.rs.container.ContainerRequestContext;

/** What load balancers ask, which are nobody. */
final class OpenToAll {

  private static final String HEALTH = "healthcheck";

  private OpenToAll() {}

  static boolean includes(ContainerRequestContext request) {
    return request.getUriInfo().getPath().equals(HEALTH);
  }
}
