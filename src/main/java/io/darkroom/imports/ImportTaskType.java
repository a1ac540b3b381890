package io.darkroom.imports;

import io.darkroom.images.ImageRuns;
import io.darkroom.images.Images;
import io.darkroom.images.Quotas;
import io.darkroom.platform.json.Json;
import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import io.darkroom.sources.UrlPolicy;
import io.darkroom.stores.Stores;
import io.darkroom.tasks.Attempt;
import io.darkroom.tasks.Requester;
import io.darkroom.tasks.Task;
import io.darkroom.tasks.TaskType;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Optional;

/** The task type {@code import}: reads an image from a URL. Its job is {@code import.xml}. */
@Singleton
public class ImportTaskType implements TaskType {

  private final UrlPolicy urls;
  private final Quotas quotas;
  private final Images images;
  private final ImageRuns runs;
  private final Downloads downloads;
  private final Stores stores;
  private final RunRemains remains;

  @Inject
  public ImportTaskType(
      UrlPolicy urls,
      Quotas quotas,
      Images images,
      ImageRuns runs,
      Downloads downloads,
      Stores stores,
      RunRemains remains) {
    this.urls = urls;
    this.quotas = quotas;
    this.images = images;
    this.runs = runs;
    this.downloads = downloads;
    this.stores = stores;
    this.remains = remains;
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
    quotas.requireWithin(Optional.empty(), wanted.image());
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
        .filter(image -> image.status().hasData())
        .isPresent();
  }

  @Override
  public void undo(Task task, Attempt attempt) {
    task.imageId().ifPresent(runs::forget);
    task.forgetImage();
    downloads.forget(task.id());
  }

  @Override
  public void cleanUp(Attempt attempt) {
    remains.discard(attempt);
  }
}
