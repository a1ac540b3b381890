package io.darkroom.identity;

import io.darkroom.platform.settings.Settings;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.literal.NamedLiteral;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;

/** Establishes the caller before anything else of a request is looked at. */
@Provider
@PreMatching
@Priority(Priorities.AUTHENTICATION)
public class IdentityFilter implements ContainerRequestFilter {

  private final Callers callers;
  private final CurrentCaller current;
  private final Connection connection;

  @Inject
  public IdentityFilter(
      @Any Instance<Callers> kinds,
      Settings settings,
      CurrentCaller current,
      Connection connection) {
    callers = kinds.select(NamedLiteral.of(settings.identity().mode())).get();
    this.current = current;
    this.connection = connection;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    if (!OpenToAll.includes(request)) {
      current.set(callers.identify(connection.request()));
    }
  }
}
