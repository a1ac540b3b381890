package io.darkroom.images.v2;

import io.darkroom.identity.CurrentCaller;
import io.darkroom.identity.Requires;
import io.darkroom.identity.Rule;
import io.darkroom.images.Image;
import io.darkroom.images.ImageAccess;
import io.darkroom.images.ImageCopies;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The images of the Images API v2: what is said of them. */
@Path("v2/images")
@Produces(MediaType.APPLICATION_JSON)
public class ImagesResource {

  @Inject private ImageAccess access;
  @Inject private ImageCopies copies;
  @Inject private CurrentCaller current;

  @GET
  @Path("{id}")
  @Requires(Rule.GET_IMAGE)
  public JsonObject show(@PathParam("id") String id) {
    Image image = access.readable(id, current.get());
    return ImageBody.of(image, copies.of(id));
  }
}
