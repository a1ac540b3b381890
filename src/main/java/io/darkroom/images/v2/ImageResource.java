package io.darkroom.images.v2;

import io.darkroom.http.ContentTypeFilter;
import io.darkroom.http.JsonBody;
import io.darkroom.identity.Connection;
import io.darkroom.identity.CurrentCaller;
import io.darkroom.identity.Requires;
import io.darkroom.identity.Rule;
import io.darkroom.images.CurrentRules;
import io.darkroom.images.Deletion;
import io.darkroom.images.DraftRules;
import io.darkroom.images.Image;
import io.darkroom.images.ImageAccess;
import io.darkroom.images.ImageCopies;
import io.darkroom.images.Images;
import io.darkroom.images.ObjectRemoval;
import io.darkroom.platform.database.Durability;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;

/** One image of the Images API v2: what is said of it, and its end. */
@Path("v2/images/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Singleton
public class ImageResource {

  @Inject private ImageAccess access;
  @Inject private Images images;
  @Inject private ImageCopies copies;
  @Inject private Deletion deletion;
  @Inject private ObjectRemoval removal;
  @Inject private CurrentCaller current;
  @Inject private CurrentRules rules;
  @Inject private ImageSchemas schemas;
  @Inject private JsonBody bodies;
  @Inject private Durability durability;
  @Inject private Connection connection;

  @GET
  @Requires(Rule.GET_IMAGE)
  public JsonObject show(@PathParam("id") String id) {
    return shown(access.readable(id, current.get()));
  }

  private JsonObject shown(Image image) {
    return ImageBody.of(image, copies.of(image.id()));
  }

  /** What the body says is checked before the image is looked for, as Glance does. */
  @PATCH
  @Requires(Rule.MODIFY_IMAGE)
  public JsonObject change(@PathParam("id") String id, InputStream body) {
    PatchForm form = PatchForm.of(ContentTypeFilter.of(connection.request()));
    ImagePatch patch = ImagePatch.of(bodies.read(body), form, schemas.image());
    if (patch.operations().isEmpty()) {
      return show(id);
    }
    access.own(id, current.get());
    DraftRules bounds = rules.get();
    Image changed = images.update(id, image -> patch.applied(image, bounds));
    durability.force();
    return shown(changed);
  }

  @DELETE
  @Requires(Rule.DELETE_IMAGE)
  public void delete(@PathParam("id") String id) {
    access.own(id, current.get());
    deletion.delete(id);
    durability.force();
    removal.run();
  }
}
