package io.darkroom.images.v2;

import io.darkroom.identity.CurrentCaller;
import io.darkroom.identity.Requires;
import io.darkroom.identity.Rule;
import io.darkroom.images.CopyRemoval;
import io.darkroom.images.ImageAccess;
import io.darkroom.images.ObjectRemoval;
import io.darkroom.platform.database.Durability;
import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import io.darkroom.stores.Stores;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

/** The copy of an image in one of the stores. */
@Path("v2/stores/{store}/{id}")
@Singleton
public class CopiesResource {

  @Inject private Stores stores;
  @Inject private ImageAccess access;
  @Inject private CopyRemoval copies;
  @Inject private ObjectRemoval objects;
  @Inject private CurrentCaller current;
  @Inject private Durability durability;

  @DELETE
  @Requires(Rule.DELETE_IMAGE_LOCATION)
  public void remove(@PathParam("store") String store, @PathParam("id") String id) {
    if (stores.named(store).isEmpty()) {
      throw new ProblemException(Problem.STORE_NOT_FOUND, store);
    }
    copies.remove(access.own(id, current.get()).id(), store);
    durability.force();
    objects.run();
  }
}
