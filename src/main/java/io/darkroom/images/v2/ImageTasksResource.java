package io.darkroom.images.v2;

import io.darkroom.http.Language;
import io.darkroom.identity.Connection;
import io.darkroom.identity.CurrentCaller;
import io.darkroom.identity.Requires;
import io.darkroom.identity.Rule;
import io.darkroom.images.Image;
import io.darkroom.images.ImageAccess;
import io.darkroom.tasks.Task;
import io.darkroom.tasks.Tasks;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;

/** The tasks that work, or have worked, on an image. */
@Path("v2/images/{id}/tasks")
@Singleton
public class ImageTasksResource {

  @Inject private ImageAccess access;
  @Inject private CurrentCaller current;
  @Inject private Tasks tasks;
  @Inject private Connection connection;

  /** Of a foreign project's task only its own people see what it was asked. */
  @GET
  @Requires(Rule.GET_IMAGE)
  @Produces(MediaType.APPLICATION_JSON)
  public Response tasks(@PathParam("id") String id) {
    Image image = access.readable(id, current.get());
    Locale language = Language.of(connection.request());
    List<Task> seen =
        tasks.ofImage(image.id()).stream()
            .filter(task -> current.get().sees(task.owner()))
            .toList();
    return Language.mark(Response.ok(new ImageTasksBody(seen, language)), language).build();
  }
}
