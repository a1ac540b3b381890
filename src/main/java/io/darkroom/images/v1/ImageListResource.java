package io.darkroom.images.v1;

import io.darkroom.identity.Connection;
import io.darkroom.identity.Requires;
import io.darkroom.identity.Rule;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;

/** The list of images of the Images API v1, in brief. */
@Path("v1/images")
@Produces(MediaType.APPLICATION_JSON)
@Singleton
public class ImageListResource {

  @Inject private ImageLister lister;
  @Inject private Connection connection;

  @GET
  @Requires(Rule.GET_IMAGES)
  public JsonObject list(@Context UriInfo address) {
    return lister.list(address, connection.request(), ImageMeta::brief);
  }
}
