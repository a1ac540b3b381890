package io.darkroom.container;

import io.darkroom.identity.Anybody;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

/** More methods for addresses that other classes have, too. */
@Path("v2/images")
public class ImageAdditionsResource {

  @PUT
  @Anybody
  public String put() {
    return "put";
  }

  @POST
  @Path("{id}")
  @Anybody
  public String post(@PathParam("id") String id) {
    return id;
  }
}
