package io.darkroom.http;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

/** What load balancers in OpenStack ask. */
@Path("healthcheck")
public class HealthResource {

  @GET
  @Produces("text/plain")
  public String health() {
    return "OK";
  }
}
