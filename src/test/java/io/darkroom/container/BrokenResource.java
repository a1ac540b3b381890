package io.darkroom.container;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;

/** A resource that fails in ways that nobody foresaw. */
@Path("v2/broken")
public class BrokenResource {

  static final String SECRET = "jdbc:postgresql://somebody:secret@db/";

  @GET
  public String fail() {
    throw new IllegalStateException(SECRET);
  }

  @GET
  @Path("late")
  public Response failLate() {
    StreamingOutput broken =
        out -> {
          throw new IllegalStateException(SECRET);
        };
    return Response.ok(broken).build();
  }
}
