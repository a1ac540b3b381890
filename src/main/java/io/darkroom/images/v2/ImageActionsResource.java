package io.darkroom.images.v2;

import io.darkroom.identity.CurrentCaller;
import io.darkroom.identity.Requires;
import io.darkroom.identity.Rule;
import io.darkroom.images.Activation;
import io.darkroom.images.ImageAccess;
import io.darkroom.platform.database.Durability;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

/** What is done with an image as a whole. */
@Path("v2/images/{id}/actions")
@Singleton
public class ImageActionsResource {

  @Inject private ImageAccess access;
  @Inject private Activation activation;
  @Inject private CurrentCaller current;
  @Inject private Durability durability;

  @POST
  @Path("deactivate")
  @Requires(Rule.DEACTIVATE)
  public void deactivate(@PathParam("id") String id) {
    activation.deactivate(access.own(id, current.get()).id());
    durability.force();
  }

  @POST
  @Path("reactivate")
  @Requires(Rule.REACTIVATE)
  public void reactivate(@PathParam("id") String id) {
    activation.reactivate(access.own(id, current.get()).id());
    durability.force();
  }
}
