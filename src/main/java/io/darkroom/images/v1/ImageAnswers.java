package io.darkroom.images.v1;

import io.darkroom.http.ServiceAddress;
import io.darkroom.images.Image;
import io.darkroom.images.Images;
import io.darkroom.problems.Message;
import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import io.darkroom.tasks.Task;
import io.darkroom.tasks.Tasks;
import io.darkroom.tasks.events.Waiting;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Answers with images, at once or when a task has brought their data. */
@Singleton
public class ImageAnswers {

  /** Whoever has waited for so long is answered with what there is. */
  private static final Duration LONGEST = Duration.ofHours(1);

  private final Images images;
  private final Tasks tasks;
  private final Waiting waiting;
  private final ServiceAddress service;

  @Inject
  public ImageAnswers(Images images, Tasks tasks, Waiting waiting, ServiceAddress service) {
    this.images = images;
    this.tasks = tasks;
    this.waiting = waiting;
    this.service = service;
  }

  ImageMeta meta(Image image, HttpServletRequest request) {
    return new ImageMeta(image, service.of(request, "/v1/images/" + image.id()));
  }

  /** The answer to the one who has made an image. */
  Response created(String id, HttpServletRequest request) {
    return created(id, service.of(request, "/v1/images/" + id));
  }

  private Response created(String id, URI uri) {
    ImageMeta meta = new ImageMeta(stored(id), uri);
    return meta.tagged(Response.created(uri)).entity(meta.wrapped()).build();
  }

  /** The answer to the one who has changed an image. */
  Response changed(String id, HttpServletRequest request) {
    return changed(id, service.of(request, "/v1/images/" + id));
  }

  private Response changed(String id, URI uri) {
    ImageMeta meta = new ImageMeta(stored(id), uri);
    return meta.headers(Response.ok(meta.wrapped())).build();
  }

  private Image stored(String id) {
    return images.find(id).orElseThrow(() -> new ProblemException(Problem.IMAGE_NOT_FOUND, id));
  }

  /** As {@link #created}, when a task has ended; an image that it brought nothing goes again. */
  CompletionStage<Response> createdBy(Task task, HttpServletRequest request) {
    String id = task.imageId().orElseThrow();
    URI uri = service.of(request, "/v1/images/" + id);
    return ended(task, request, () -> images.withdraw(id), () -> created(id, uri));
  }

  /**
   * As {@link #changed}, when a task has ended.
   *
   * @param undo takes back the change of an image that the task brought nothing
   */
  CompletionStage<Response> changedBy(Task task, Runnable undo, HttpServletRequest request) {
    String id = task.imageId().orElseThrow();
    URI uri = service.of(request, "/v1/images/" + id);
    return ended(task, request, undo, () -> changed(id, uri));
  }

  private CompletionStage<Response> ended(
      Task task, HttpServletRequest request, Runnable undo, Supplier<Response> answer) {
    return waiting
        .end(task.id(), LONGEST, request)
        .map(end -> end.thenApply(over -> answered(task.id(), undo, answer)))
        // No room for one more who waits: the client may ask how far it is.
        .orElseGet(() -> CompletableFuture.completedStage(answer.get()));
  }

  /** On another thread: all that it needs of the request it has been given. */
  private Response answered(String taskId, Runnable undo, Supplier<Response> answer) {
    Optional<Message> failure = tasks.show(taskId).flatMap(Task::message);
    if (failure.isEmpty()) {
      return answer.get();
    }
    undo.run();
    throw new ProblemException(failure.get().problem(), failure.get().arguments().toArray());
  }
}
