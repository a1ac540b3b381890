package io.darkroom.images.v2;

import io.darkroom.http.JsonBody;
import io.darkroom.http.ServiceAddress;
import io.darkroom.identity.Connection;
import io.darkroom.identity.CurrentCaller;
import io.darkroom.identity.Requires;
import io.darkroom.identity.Rule;
import io.darkroom.images.ImageAccess;
import io.darkroom.images.ImageImports;
import io.darkroom.platform.database.Durability;
import io.darkroom.platform.json.Json;
import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import io.darkroom.tasks.NewTask;
import io.darkroom.tasks.RepeatableSubmission;
import io.darkroom.tasks.Requester;
import io.darkroom.tasks.Task;
import io.darkroom.tasks.api.CurrentRequester;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks for a task that brings bytes into an image. */
@Path("v2/images/{id}/import")
@Singleton
public class ImageImportResource {

  private static final String STORE = "x-image-meta-store";
  private static final String STORES = "stores";
  private static final List<String> KNOWN =
      List.of("method", STORES, "all_stores", "all_stores_must_succeed");

  @Inject private ImageAccess access;
  @Inject private CurrentCaller current;
  @Inject private CurrentRequester requesters;
  @Inject private RepeatableSubmission submission;
  @Inject private Durability durability;
  @Inject private JsonBody bodies;
  @Inject private ServiceAddress service;
  @Inject private Connection connection;

  /** What is to be done by the method {@code copy-image} has a rule of its own, too. */
  @POST
  @Requires(Rule.UPLOAD_IMAGE)
  public Response begin(
      @PathParam("id") String id, @HeaderParam(STORE) @Nullable String store, InputStream body) {
    // Whatever the client calls it: Glance does not look at the media type here.
    JsonObject request = bodies.read(null, body);
    access.own(id, current.get());
    JsonObject input =
        Json.createObjectBuilder()
            .add("image_id", id)
            .add("import_req", known(store == null ? request : into(store, request)))
            .build();
    Requester requester = requesters.of(connection.request());
    Task task = submission.submit(new NewTask(ImageImports.TASK_TYPE, input, requester));
    durability.force();
    return Response.accepted()
        .location(service.of(connection.request(), "/v2/tasks/" + task.id()))
        .build();
  }

  /** What means nothing here is not kept. */
  private static JsonObject known(JsonObject request) {
    JsonObjectBuilder known = Json.createObjectBuilder();
    KNOWN.stream().filter(request::containsKey).forEach(name -> known.add(name, request.get(name)));
    return known.build();
  }

  /** How a client that knows of one store only says which. */
  private static JsonObject into(String store, JsonObject request) {
    if (request.containsKey(STORES)) {
      throw new ProblemException(Problem.PARAMETERS_EXCLUSIVE, STORE, STORES);
    }
    return Json.createObjectBuilder(request)
        .add(STORES, Json.createArrayBuilder().add(store))
        .build();
  }
}
