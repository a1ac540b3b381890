package io.darkroom.images.v2;

import io.darkroom.identity.CurrentCaller;
import io.darkroom.identity.Requires;
import io.darkroom.identity.Rule;
import io.darkroom.images.ImportMethod;
import io.darkroom.images.Quotas;
import io.darkroom.platform.json.Json;
import io.darkroom.platform.settings.Settings;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** What clients can know of the service beforehand. */
@Path("v2/info")
@Produces(MediaType.APPLICATION_JSON)
@Singleton
public class InfoResource {

  @Inject private Settings settings;
  @Inject private Quotas quotas;
  @Inject private CurrentCaller current;

  @GET
  @Path("import")
  @Requires(Rule.DEFAULT)
  public JsonObject importMethods() {
    return Json.createObjectBuilder()
        .add(
            "import-methods",
            Json.createObjectBuilder()
                .add("description", "Import methods available.")
                .add("type", "array")
                .add("value", Json.createArrayBuilder(ImportMethod.ids())))
        .build();
  }

  @GET
  @Path("stores")
  @Requires(Rule.DEFAULT)
  public JsonObject stores() {
    return StoresBody.of(settings.stores());
  }

  @GET
  @Path("stores/detail")
  @Requires(Rule.STORES_INFO_DETAIL)
  public JsonObject storesInDetail() {
    return StoresBody.inDetail(settings.stores());
  }

  @GET
  @Path("usage")
  @Requires(Rule.GET_IMAGES)
  public JsonObject usage() {
    return UsageBody.of(quotas.usage(current.get().project()), settings.images());
  }
}
