package io.darkroom.http;

import io.darkroom.identity.Connection;
import io.darkroom.platform.settings.Settings;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.Provider;
import java.util.Set;

/**
 * Tells which versions of the API there are to whoever asks for them or for one that does not
 * exist, by any method, as OpenStack services do.
 */
@Provider
@PreMatching
@Priority(Priorities.AUTHENTICATION - 1)
public class Discovery implements ContainerRequestFilter {

  private static final String VERSIONS = "versions";

  /** The first segments of paths that mean something. */
  private static final Set<String> KNOWN =
      Set.of(
          "v1",
          "v2",
          "openshift",
          "console",
          "openapi",
          "health",
          "metrics",
          "healthcheck",
          VERSIONS);

  @Inject private Connection connection;
  @Inject private ServiceAddress service;
  @Inject private Settings settings;

  @Override
  public void filter(ContainerRequestContext request) {
    String path = RequestPath.of(request);
    String first = path.split("/", 2)[0];
    if (path.equals("v2")) {
      request.abortWith(
          Response.status(Status.FOUND).location(service.of(connection.request(), "/v2/")).build());
    } else if (path.equals(VERSIONS) || path.equals(VERSIONS + "/")) {
      request.abortWith(versions(Status.OK));
    } else if (!KNOWN.contains(first) || !isOffered(first)) {
      request.abortWith(versions(Status.MULTIPLE_CHOICES));
    }
  }

  /** An operator may do without the version that clients of old speak. */
  private boolean isOffered(String first) {
    return settings.api().v1() || !first.equals("v1");
  }

  private Response versions(Status status) {
    return Response.status(status)
        .type(MediaType.APPLICATION_JSON_TYPE)
        .entity(
            Versions.describe(
                this::isOffered, version -> service.of(connection.request(), "/" + version + "/")))
        .build();
  }
}
