package io.darkroom.images.v1;

import io.darkroom.http.ByteRange;
import io.darkroom.http.ContentPart;
import io.darkroom.identity.Connection;
import io.darkroom.identity.CurrentCaller;
import io.darkroom.identity.Requires;
import io.darkroom.identity.Rule;
import io.darkroom.images.CurrentRules;
import io.darkroom.images.Deletion;
import io.darkroom.images.DraftRules;
import io.darkroom.images.Image;
import io.darkroom.images.ImageAccess;
import io.darkroom.images.ImageContents;
import io.darkroom.images.ImageStatus;
import io.darkroom.images.ObjectRemoval;
import io.darkroom.platform.database.Durability;
import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import io.darkroom.stores.ImageStore;
import io.darkroom.tasks.Task;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.InputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** One image of the Images API v1: what is said of it, its data, and its end. */
@Path("v1/images/{id}")
@Singleton
public class ImageResource {

  @Inject private ImageAccess access;
  @Inject private ImageContents contents;
  @Inject private Deletion deletion;
  @Inject private ObjectRemoval removal;
  @Inject private CurrentCaller current;
  @Inject private CurrentRules rules;
  @Inject private Reservations reservations;
  @Inject private ImageData data;
  @Inject private ImageAnswers answers;
  @Inject private Durability durability;
  @Inject private Connection connection;

  @HEAD
  @Requires(Rule.GET_IMAGE)
  public Response meta(@PathParam("id") String id) {
    Image image = access.readable(id, current.get());
    Response.ResponseBuilder answer =
        answers.meta(image, connection.request()).headers(Response.ok());
    if (image.status().hasData()) {
      // What a GET would be answered with (RFC 9110, section 9.3.2).
      answer.header("Content-Length", image.size().orElse(0));
    }
    if (KnownClient.OPENSTACK4J.sent(connection.request())) {
      answer.header(MetaHeaders.SHOWN + "deleted_at", null);
    }
    // Never JSON: there are clients that would look for it in the empty body.
    return answer.type(MediaType.APPLICATION_OCTET_STREAM_TYPE).build();
  }

  @GET
  @Requires(Rule.DOWNLOAD_IMAGE)
  @Produces(MediaType.APPLICATION_OCTET_STREAM)
  public Response data(@PathParam("id") String id) {
    Image image = access.readable(id, current.get());
    if (image.status() == ImageStatus.DEACTIVATED) {
      throw new ProblemException(Problem.IMAGE_DEACTIVATED, id);
    }
    if (!image.status().hasData() || image.size().isEmpty()) {
      throw new ProblemException(Problem.IMAGE_NOT_ACTIVE, id);
    }
    long size = image.size().getAsLong();
    return answers
        .meta(image, connection.request())
        .headers(Response.ok(size == 0 ? new byte[0] : entity(image, size)))
        .header("Content-Length", size)
        .build();
  }

  private StreamingOutput entity(Image image, long size) {
    return new ContentPart(contents.open(image), ByteRange.whole(size), connection.request());
  }

  @PUT
  @Requires(Rule.MODIFY_IMAGE)
  @Produces(MediaType.APPLICATION_JSON)
  public CompletionStage<Response> change(@PathParam("id") String id, InputStream body) {
    ChangedImage wanted = ChangedImage.of(connection.request());
    ImageStore store = data.store(wanted.headers());
    data.require(wanted.source());
    wanted.require(access.own(id, current.get()));
    if (wanted.source() instanceof Source.Fetched fetched) {
      return fetch(id, wanted, fetched, store);
    }
    if (wanted.source() instanceof Source.Body sent) {
      data.receive(begin -> change(id, wanted, begin), sent.announced(), store, body);
    } else {
      change(id, wanted, Image::id);
    }
    durability.force();
    return changed(id);
  }

  private CompletionStage<Response> fetch(
      String id, ChangedImage wanted, Source.Fetched source, ImageStore store) {
    Undoable change = change(wanted);
    Task task =
        data.fetch(
            begin -> reservations.change(id, change, wanted::expected, begin),
            source,
            store,
            connection.request());
    durability.force();
    return source.waits()
        ? answers.changedBy(task, () -> reservations.undo(id, change), connection.request())
        : changed(id);
  }

  private Undoable change(ChangedImage wanted) {
    DraftRules bounds = rules.get();
    return new Undoable(image -> wanted.applied(image, bounds));
  }

  private <T> T change(String id, ChangedImage wanted, Function<Image, T> begin) {
    return reservations.change(id, change(wanted), wanted::expected, begin);
  }

  private CompletionStage<Response> changed(String id) {
    return CompletableFuture.completedStage(answers.changed(id, connection.request()));
  }

  @DELETE
  @Requires(Rule.DELETE_IMAGE)
  public Response delete(@PathParam("id") String id) {
    access.own(id, current.get());
    deletion.delete(id);
    durability.force();
    removal.run();
    return Response.ok().build();
  }
}
