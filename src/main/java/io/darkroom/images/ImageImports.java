package io.darkroom.images;

import io.darkroom.platform.database.InTransaction;
import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import io.darkroom.tasks.Attempt;
import io.darkroom.tasks.Attempts;
import io.darkroom.tasks.Task;
import io.darkroom.tasks.TaskStatus;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What tasks do to images that their clients have made, to bring bytes into them. What a run does
 * is fenced by its attempt.
 */
@Singleton
@InTransaction
public class ImageImports {

  /** The type of those tasks. */
  public static final String TASK_TYPE = "api_image_import";

  private final EntityManager database;
  private final Attempts attempts;
  private final Images images;
  private final ImageCopies copies;
  private final Quotas quotas;
  private final Clock clock;

  @Inject
  public ImageImports(
      EntityManager database,
      Attempts attempts,
      Images images,
      ImageCopies copies,
      Quotas quotas,
      Clock clock) {
    this.database = database;
    this.attempts = attempts;
    this.images = images;
    this.copies = copies;
    this.quotas = quotas;
    this.clock = clock;
  }

  /**
   * Locks an image that a new task is to work on, until the task is stored.
   *
   * @throws ProblemException IMAGE_NOT_FOUND, IMPORT_FORMATS_MISSING, or IMAGE_WORKED_ON if there
   *     is another such task
   */
  public Image require(String imageId) {
    Image image = images.lock(imageId);
    if (!image.hasFormats()) {
      throw new ProblemException(Problem.IMPORT_FORMATS_MISSING, imageId);
    }
    boolean isWorkedOn =
        !database
            .createQuery(
                "select t.id from Task t where t.imageId = :image and t.status in :live",
                String.class)
            .setParameter("image", imageId)
            .setParameter("live", TaskStatus.LIVE)
            .getResultList()
            .isEmpty();
    if (isWorkedOn) {
      throw new ProblemException(Problem.IMAGE_WORKED_ON, imageId);
    }
    return image;
  }

  /**
   * Gives a locked image to a new task, which is to bring its bytes into some stores. An image that
   * has bytes stays as readable as it is.
   *
   * @param size bytes, if that is known by now
   * @throws ProblemException IMAGE_STATE, or TOO_MANY_BYTES
   */
  public void start(Task task, Image image, OptionalLong size, List<String> stores) {
    quotas.requireBytes(image.owner(), Quotas.times(size.orElse(0), stores.size()));
    if (image.status() != ImageStatus.ACTIVE) {
      image.become(ImageStatus.IMPORTING, clock.instant());
    }
    task.recordImage(image.id());
    ImportNotes.start(image, task.id(), stores);
  }

  /**
   * Makes an image readable from announced copies, the one as well as all others.
   *
   * @param content what is known of the bytes; nothing if the image had them before
   * @param taken the copies
   * @throws ProblemException TOO_MANY_BYTES
   */
  public void take(
      Attempt attempt, String imageId, Optional<ImageContent> content, List<StoredCopy> taken) {
    attempts.hold(attempt);
    take(images.lock(imageId), content, taken);
  }

  private void take(Image image, Optional<ImageContent> content, List<StoredCopy> taken) {
    content.ifPresent(image::receive);
    quotas.requireBytes(image.owner(), Quotas.times(image.size().orElseThrow(), taken.size()));
    taken.forEach(copy -> copies.commit(copy.objectKey()));
    if (image.status() == ImageStatus.IMPORTING) {
      image.become(ImageStatus.ACTIVE, clock.instant());
    }
    taken.forEach(copy -> ImportNotes.taken(image, copy.store()));
  }

  /** Writes down that a store takes no copy, and that the task goes on without. */
  public void miss(Attempt attempt, String imageId, String store) {
    attempts.hold(attempt);
    ImportNotes.failed(images.lock(imageId), store);
  }

  /**
   * Nothing more is to come: what clients have staged is not needed any more, and what was
   * announced and cannot be read by now comes to nothing.
   *
   * @param all whether what this run has announced can be read from now on, as with {@link #take}
   */
  public void finish(Attempt attempt, String imageId, Optional<ImageContent> content, boolean all) {
    attempts.hold(attempt);
    Image image = images.lock(imageId);
    List<StoredCopy> written = all ? copies.announcedBy(imageId, attempt) : List.of();
    if (!written.isEmpty()) {
      take(image, content, written);
    }
    end(image);
  }

  private void end(Image image) {
    copies.discardAnnounced(image.id());
    copies.discardUpload(image.id());
    ImportNotes.end(image);
  }

  /** Ends an import of which enough was done, though no run has finished it. */
  public void settle(String imageId) {
    if (images.find(imageId).filter(ImportNotes::areOn).isPresent()) {
      Image image = images.lock(imageId);
      ImportNotes.undo(image);
      end(image);
    }
  }

  /** Whether a task has brought bytes into an image that can be read now. */
  public boolean hasTaken(Task task) {
    return task.imageId().stream()
        .flatMap(id -> copies.of(id).stream())
        .flatMap(copy -> Attempt.ofName(copy.objectKey()).stream())
        .anyMatch(attempt -> attempt.taskId().equals(task.id()));
  }

  /** Takes an image back from a task that has failed; the caller holds the task. */
  public void undo(String imageId) {
    if (images.find(imageId).isEmpty()) {
      return;
    }
    Image image = images.lock(imageId);
    copies.discardAnnounced(imageId);
    if (image.status() == ImageStatus.IMPORTING) {
      image.lose();
      image.become(ImageStatus.QUEUED, clock.instant());
    }
    ImportNotes.undo(image);
  }
}
