package io.darkroom.images.v2;

import io.darkroom.identity.Connection;
import io.darkroom.identity.CurrentCaller;
import io.darkroom.identity.Requires;
import io.darkroom.identity.Rule;
import io.darkroom.images.ImageAccess;
import io.darkroom.images.uploads.Receiver;
import io.darkroom.platform.database.Durability;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.OptionalLong;

/** Data that wait for an import. */
@Path("v2/images/{id}/stage")
@Singleton
public class ImageStageResource {

  @Inject private ImageAccess access;
  @Inject private Receiver receiver;
  @Inject private CurrentCaller current;
  @Inject private Durability durability;
  @Inject private Connection connection;

  @PUT
  @Requires(Rule.UPLOAD_IMAGE)
  public Response stage(@PathParam("id") String id, InputStream body) {
    OptionalLong announced = SentBytes.announced(connection.request());
    receiver.stage(access.own(id, current.get()), announced, body);
    durability.force();
    return Response.noContent().build();
  }
}
