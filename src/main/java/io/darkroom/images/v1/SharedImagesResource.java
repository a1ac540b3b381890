package io.darkroom.images.v1;

import io.darkroom.http.PathText;
import io.darkroom.identity.CurrentCaller;
import io.darkroom.identity.Requires;
import io.darkroom.identity.Rule;
import io.darkroom.images.ImageMember;
import io.darkroom.images.SharingAccess;
import io.darkroom.platform.json.Json;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Encoded;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The images that are shared with a project. */
@Path("v1/shared-images/{member}")
@Produces(MediaType.APPLICATION_JSON)
@Singleton
public class SharedImagesResource {

  @Inject private SharingAccess access;
  @Inject private CurrentCaller current;

  @GET
  @Requires(Rule.GET_MEMBERS)
  public JsonObject list(@Encoded @PathParam("member") String encoded) {
    JsonArrayBuilder list = Json.createArrayBuilder();
    for (ImageMember membership : access.sharedWith(PathText.decode(encoded), current.get())) {
      list.add(
          Json.createObjectBuilder()
              .add("image_id", membership.imageId())
              .add("can_share", membership.canShare()));
    }
    return Json.createObjectBuilder().add("shared_images", list).build();
  }
}
