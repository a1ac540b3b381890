package io.darkroom.container;

import io.darkroom.identity.Anybody;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;

/** More methods for addresses that other classes have, too. */
@Path("v2/images")
public class ImageAdditionsResource {

  @PUT
  @Anybody
  public String put() {
    return "put";
  }
}
