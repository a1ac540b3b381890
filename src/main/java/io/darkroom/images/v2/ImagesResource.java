package io.darkroom.images.v2;

import io.darkroom.http.Language;
import io.darkroom.identity.CurrentCaller;
import io.darkroom.identity.Requires;
import io.darkroom.identity.Rule;
import io.darkroom.images.Image;
import io.darkroom.images.ImageContents;
import io.darkroom.images.Images;
import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import io.darkroom.tasks.Task;
import io.darkroom.tasks.Tasks;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.nio.channels.SeekableByteChannel;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The Images API v2, as far as the result of a task needs it: show, download, and the tasks behind
 * it.
 */
@Path("v2/images")
public class ImagesResource {

  @Inject private Images images;
  @Inject private ImageContents contents;
  @Inject private CurrentCaller current;
  @Inject private Tasks tasks;
  @Context private HttpServletRequest connection;

  @GET
  @Path("{id}")
  @Requires(Rule.GET_IMAGE)
  @Produces(MediaType.APPLICATION_JSON)
  public JsonObject show(@PathParam("id") String id) {
    Image image = readable(id);
    return ImageBody.of(image, images.copies(id));
  }

  @GET
  @Path("{id}/file")
  @Requires(Rule.DOWNLOAD_IMAGE)
  @Produces(MediaType.APPLICATION_OCTET_STREAM)
  public Response download(
      @PathParam("id") String id, @HeaderParam("Range") @Nullable String rangeHeader) {
    Image image = readable(id);
    if (image.size().isEmpty()) {
      return Response.noContent().build();
    }
    long size = image.size().getAsLong();
    Optional<ByteRange> range = ByteRange.of(rangeHeader, size);
    ByteRange part = range.orElse(new ByteRange(0, size - 1));
    SeekableByteChannel content = contents.open(image);
    Response.ResponseBuilder answer =
        Response.status(range.isPresent() ? 206 : 200)
            .header("Accept-Ranges", "bytes")
            .header("Content-Length", part.length())
            .entity((StreamingOutput) out -> ContentPart.copy(content, part, out));
    range.ifPresent(asked -> answer.header("Content-Range", asked.contentRange(size)));
    if (range.isEmpty()) {
      image.checksum().ifPresent(md5 -> answer.header("Content-MD5", md5));
    }
    return answer.build();
  }

  /** Of a foreign project's task only its own people see what it was asked. */
  @GET
  @Path("{id}/tasks")
  @Requires(Rule.GET_IMAGE)
  @Produces(MediaType.APPLICATION_JSON)
  public Response tasks(@PathParam("id") String id) {
    Image image = readable(id);
    Locale language = Language.of(connection);
    List<Task> seen =
        tasks.ofImage(image.id()).stream()
            .filter(task -> current.get().sees(task.owner()))
            .toList();
    return Language.mark(Response.ok(new ImageTasksBody(seen, language)), language).build();
  }

  private Image readable(String id) {
    return images
        .find(id)
        .filter(image -> current.get().sees(image.owner()))
        .orElseThrow(() -> new ProblemException(Problem.IMAGE_NOT_FOUND, id));
  }
}
