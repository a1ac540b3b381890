package io.darkroom.imports;

import io.darkroom.images.ImageCopies;
import io.darkroom.images.ImageRuns;
import io.darkroom.images.ImageStatus;
import io.darkroom.images.Images;
import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import io.darkroom.sources.UrlPolicy;
import io.darkroom.stores.ImageStore;
import io.darkroom.stores.Staging;
import io.darkroom.stores.Stores;
import io.darkroom.tasks.Attempt;
import io.darkroom.tasks.Requester;
import io.darkroom.tasks.Task;
import io.darkroom.tasks.TaskType;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The task type {@code import}: reads an image from a URL. Its job is {@code import.xml}. */
@Singleton
public class ImportTaskType implements TaskType {

  private static final Logger LOG = LoggerFactory.getLogger(ImportTaskType.class);

  private final UrlPolicy urls;
  private final Images images;
  private final ImageRuns runs;
  private final ImageCopies copies;
  private final Downloads downloads;
  private final Staging staging;
  private final Stores stores;

  @Inject
  public ImportTaskType(
      UrlPolicy urls,
      Images images,
      ImageRuns runs,
      ImageCopies copies,
      Downloads downloads,
      Staging staging,
      Stores stores) {
    this.urls = urls;
    this.images = images;
    this.runs = runs;
    this.copies = copies;
    this.downloads = downloads;
    this.staging = staging;
    this.stores = stores;
  }

  @Override
  public String name() {
    return "import";
  }

  @Override
  public void validate(JsonValue input, Requester requester) {
    ImportInput wanted = ImportInput.of(input, requester);
    wanted
        .store()
        .filter(id -> stores.named(id).isEmpty())
        .ifPresent(
            unknown -> {
              throw new ProblemException(Problem.STORE_UNKNOWN, unknown);
            });
    urls.checkAtCreate("input.import_from", wanted.source());
  }

  @Override
  public JsonObject result(Task task) {
    return Json.createObjectBuilder().add("image_id", task.imageId().orElseThrow()).build();
  }

  @Override
  public boolean isDone(Task task) {
    return task.imageId()
        .flatMap(images::find)
        .filter(image -> image.status() == ImageStatus.ACTIVE)
        .isPresent();
  }

  @Override
  public void undo(Task task, Attempt attempt) {
    task.imageId().ifPresent(runs::forget);
    task.forgetImage();
    downloads.forget(task.id());
  }

  /** Takes what bears the names of this run and of those before it, but for what an image needs. */
  @Override
  public void cleanUp(Attempt attempt) {
    try {
      for (int number = 1; number <= attempt.number(); number++) {
        discard(new Attempt(attempt.taskId(), number));
      }
    } catch (IOException failure) {
      // The task has ended as it has; what stays behind is the reconciler's.
      LOG.warn("Left something behind", failure);
    }
  }

  private void discard(Attempt attempt) throws IOException {
    staging.discard(attempt.name());
    for (ImageStore store : stores.all()) {
      String key = ObjectKey.of(attempt, store);
      if (!copies.isRead(key)) {
        store.delete(key);
      }
    }
  }
}
