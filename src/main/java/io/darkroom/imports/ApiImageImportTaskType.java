package io.darkroom.imports;

import io.darkroom.images.Image;
import io.darkroom.images.ImageCopies;
import io.darkroom.images.ImageCopy;
import io.darkroom.images.ImageImports;
import io.darkroom.images.ImageStatus;
import io.darkroom.images.Images;
import io.darkroom.images.ImportMethod;
import io.darkroom.images.ObjectRemoval;
import io.darkroom.images.uploads.Upload;
import io.darkroom.images.uploads.Uploads;
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
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * The task type {@code api_image_import}: brings bytes into an image that its client has made. Its
 * job is {@code api_image_import.xml}.
 */
@Singleton
public class ApiImageImportTaskType implements TaskType {

  private final UrlPolicy urls;
  private final Stores stores;
  private final Images images;
  private final ImageImports imports;
  private final ImageCopies copies;
  private final Uploads uploads;
  private final Downloads downloads;
  private final RunRemains remains;
  private final ObjectRemoval removal;

  @Inject
  public ApiImageImportTaskType(
      UrlPolicy urls,
      Stores stores,
      Images images,
      ImageImports imports,
      ImageCopies copies,
      Uploads uploads,
      Downloads downloads,
      RunRemains remains,
      ObjectRemoval removal) {
    this.urls = urls;
    this.stores = stores;
    this.images = images;
    this.imports = imports;
    this.copies = copies;
    this.uploads = uploads;
    this.downloads = downloads;
    this.remains = remains;
    this.removal = removal;
  }

  @Override
  public String name() {
    return ImageImports.TASK_TYPE;
  }

  /**
   * Whoever may see an image, but not change it, is told no more here than that it is not there.
   */
  @Override
  public void validate(JsonValue input, Requester requester) {
    ApiImportInput wanted = ApiImportInput.of(input);
    requireRight("upload_image", requester);
    requireOwn(wanted.imageId(), requester);
    if (wanted.method() == ImportMethod.COPY_IMAGE) {
      requireRight("copy_image", requester);
    }
    for (String store : wanted.named()) {
      if (stores.named(store).isEmpty()) {
        throw new ProblemException(Problem.IMPORT_STORE_UNKNOWN, store);
      }
    }
    if (wanted.method() == ImportMethod.WEB_DOWNLOAD) {
      urls.checkAtCreate(ApiImportInput.SOURCE, wanted.source());
    }
  }

  private void requireOwn(String imageId, Requester requester) {
    boolean isOwn =
        images
            .find(imageId)
            .filter(image -> requester.admin() || image.owner().equals(requester.project()))
            .isPresent();
    if (!isOwn) {
      throw new ProblemException(Problem.IMAGE_NOT_FOUND, imageId);
    }
  }

  private static void requireRight(String rule, Requester requester) {
    if (!requester.rights().include(rule)) {
      throw new ProblemException(Problem.RULE_FORBIDS, rule);
    }
  }

  /** It wants the image for itself. */
  @Override
  public boolean isAcceptedAlone() {
    return true;
  }

  @Override
  public void accepted(Task task) {
    ApiImportInput wanted = ApiImportInput.stored(task);
    Image image = imports.require(wanted.imageId());
    List<String> ids = wanted.order(stores).stores();
    switch (wanted.method()) {
      case WEB_DOWNLOAD -> {
        require(image, ImageStatus.QUEUED);
        imports.start(task, image, OptionalLong.empty(), ids);
      }
      case GLANCE_DIRECT -> imports.start(task, image, OptionalLong.of(staged(image).size()), ids);
      case COPY_IMAGE -> {
        require(image, ImageStatus.ACTIVE);
        imports.start(task, image, image.size(), missing(image, wanted, ids));
      }
    }
  }

  private static void require(Image image, ImageStatus status) {
    if (image.status() != status) {
      throw new ProblemException(Problem.IMAGE_STATE, image.id(), image.status().id());
    }
  }

  private Upload staged(Image image) {
    if (image.status() == ImageStatus.ACTIVE) {
      throw new ProblemException(Problem.IMAGE_STATE, image.id(), image.status().id());
    }
    return uploads
        .stagedFor(image.id())
        .filter(upload -> image.status() == ImageStatus.UPLOADING)
        .orElseThrow(() -> new ProblemException(Problem.IMAGE_NOT_STAGED, image.id()));
  }

  private List<String> missing(Image image, ApiImportInput wanted, List<String> ids) {
    List<String> missing = new ArrayList<>(ids);
    for (ImageCopy copy : copies.of(image.id())) {
      if (missing.remove(copy.store()) && !wanted.everywhere()) {
        throw new ProblemException(Problem.COPY_EXISTS, image.id(), copy.store());
      }
    }
    return missing;
  }

  @Override
  public JsonObject result(Task task) {
    return Json.createObjectBuilder().add("image_id", task.imageId().orElseThrow()).build();
  }

  /** With the first copy that can be read: from then on it goes forward only. */
  @Override
  public boolean isDone(Task task) {
    return imports.hasTaken(task);
  }

  @Override
  public void settle(Task task) {
    task.imageId().ifPresent(imports::settle);
  }

  @Override
  public void undo(Task task, Attempt attempt) {
    task.imageId().ifPresent(image -> undo(image, ApiImportInput.stored(task).method()));
    downloads.forget(task.id());
  }

  private void undo(String imageId, ImportMethod method) {
    imports.undo(imageId);
    if (method == ImportMethod.GLANCE_DIRECT) {
      uploads.forget(imageId);
    }
  }

  @Override
  public void cleanUp(Attempt attempt) {
    remains.discard(attempt);
    removal.run();
  }
}
