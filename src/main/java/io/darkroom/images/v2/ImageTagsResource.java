package io.darkroom.images.v2;

import io.darkroom.http.PathText;
import io.darkroom.identity.CurrentCaller;
import io.darkroom.identity.Requires;
import io.darkroom.identity.Rule;
import io.darkroom.images.ImageAccess;
import io.darkroom.images.Tags;
import io.darkroom.platform.database.Durability;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Encoded;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

/** One tag of an image. */
@Path("v2/images/{id}/tags/{tag}")
@Singleton
public class ImageTagsResource {

  @Inject private ImageAccess access;
  @Inject private Tags tags;
  @Inject private CurrentCaller current;
  @Inject private Durability durability;

  @PUT
  @Requires(Rule.MODIFY_IMAGE)
  public void add(@PathParam("id") String id, @Encoded @PathParam("tag") String encoded) {
    String tag = PathText.decode(encoded);
    Tags.require(tag);
    tags.add(access.own(id, current.get()).id(), tag);
    durability.force();
  }

  @DELETE
  @Requires(Rule.MODIFY_IMAGE)
  public void remove(@PathParam("id") String id, @Encoded @PathParam("tag") String encoded) {
    String tag = PathText.decode(encoded);
    tags.remove(access.own(id, current.get()).id(), tag);
    durability.force();
  }
}
