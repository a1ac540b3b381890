package io.darkroom.http;

import io.darkroom.identity.Anybody;
import io.darkroom.platform.lifecycle.Node;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;

/** What load balancers in OpenStack ask. */
@Path("healthcheck")
@Singleton
public class HealthResource {

  @Inject private Node node;

  @GET
  @Anybody
  public Response health() {
    return Response.status(node.isReady() ? Status.OK : Status.SERVICE_UNAVAILABLE)
        .type(MediaType.TEXT_PLAIN_TYPE)
        .entity(node.isReady() ? "OK" : node.getState())
        .build();
  }
}
