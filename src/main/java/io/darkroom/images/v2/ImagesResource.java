package io.darkroom.images.v2;

import io.darkroom.http.ContentTypeFilter;
import io.darkroom.http.JsonBody;
import io.darkroom.http.ServiceAddress;
import io.darkroom.identity.Connection;
import io.darkroom.identity.Requires;
import io.darkroom.identity.Rule;
import io.darkroom.images.CurrentRules;
import io.darkroom.images.Image;
import io.darkroom.images.Images;
import io.darkroom.images.ImportMethod;
import io.darkroom.platform.database.Durability;
import io.darkroom.stores.ImageStore;
import io.darkroom.stores.Stores;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Collectors;

/** The images of the Images API v2: what is said of them. */
@Path("v2/images")
@Produces(MediaType.APPLICATION_JSON)
@Singleton
public class ImagesResource {

  @Inject private CurrentRules rules;
  @Inject private Images images;
  @Inject private ImageSchemas schemas;
  @Inject private Stores stores;
  @Inject private JsonBody bodies;
  @Inject private Durability durability;
  @Inject private ServiceAddress service;
  @Inject private Connection connection;

  @POST
  @Requires(Rule.ADD_IMAGE)
  public Response create(InputStream body) {
    JsonObject sent = bodies.read(ContentTypeFilter.of(connection.request()), body);
    NewImage wanted = NewImage.of(sent, schemas.image(), rules.get());
    Image image = images.create(wanted.id(), wanted.draft());
    durability.force();
    return Response.created(service.of(connection.request(), "/v2/images/" + image.id()))
        .header("OpenStack-image-import-methods", String.join(",", ImportMethod.ids()))
        .header("OpenStack-image-store-ids", storeIds())
        .entity(ImageBody.of(image, List.of()))
        .build();
  }

  private String storeIds() {
    return stores.all().stream().map(ImageStore::id).collect(Collectors.joining(","));
  }
}
