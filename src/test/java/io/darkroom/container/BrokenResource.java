package io.darkroom.container;

import io.darkroom.identity.Anybody;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;

/** A resource that fails in ways that nobody foresaw. */
@Path("v2/broken")
public class BrokenResource {

  static final String SECRET = "jdbc:postgresql://somebody:secret@db/";

  @GET
  @Anybody
  public String fail() {
    throw new IllegalStateException(SECRET);
  }

  @GET
  @Path("late")
  @Anybody
  public Response failLate() {
    StreamingOutput broken =
        out -> {
          throw new IllegalStateException(SECRET);
        };
    return Response.ok(broken).build();
  }

  /** Nobody has said who may. */
  @GET
  @Path("without-rule")
  public String tell() {
    return SECRET;
  }
}
