package io.darkroom.container;

import io.darkroom.identity.Anybody;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;

/** As {@link BrokenResource}, where errors have another shape. */
@Path("openshift/broken")
public class BrokenOperation {

  @GET
  @Anybody
  public String fail() {
    throw new IllegalStateException(BrokenResource.SECRET);
  }

  /** When Jakarta REST has nothing more to say: the container's page answers. */
  @GET
  @Path("late")
  @Anybody
  public Response failLate() {
    StreamingOutput broken =
        out -> {
          throw new IllegalStateException(BrokenResource.SECRET);
        };
    return Response.ok(broken).build();
  }
}
