package io.darkroom.identity;

import io.darkroom.platform.settings.IdentitySettings;
import io.darkroom.platform.settings.Settings;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;

/** Without an identity service nobody from elsewhere learns anything, not even the versions. */
@Provider
@PreMatching
@Priority(Priorities.AUTHENTICATION - 2)
public class LocalOnlyFilter implements ContainerRequestFilter {

  @Inject private Settings settings;
  @Inject private LocalOnly local;
  @Inject private Connection connection;

  @Override
  public void filter(ContainerRequestContext request) {
    if (settings.identity().mode().equals(IdentitySettings.NONE) && !OpenToAll.includes(request)) {
      local.require(
          connection.request().getRemoteAddr(),
          name -> Optional.ofNullable(request.getHeaderString(name)));
    }
  }
}
