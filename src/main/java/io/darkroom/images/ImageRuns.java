package io.darkroom.images;

import io.darkroom.platform.database.InTransaction;
import io.darkroom.problems.ProblemException;
import io.darkroom.tasks.Attempt;
import io.darkroom.tasks.Attempts;
import io.darkroom.tasks.TaskStatus;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** What the runs of tasks do to images; all of it is fenced by the attempt. */
@Singleton
@InTransaction
public class ImageRuns {

  private final EntityManager database;
  private final Attempts attempts;
  private final Images images;
  private final ImageCopies copies;
  private final Quotas quotas;
  private final Clock clock;

  @Inject
  public ImageRuns(
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
   * Removes images that no live task imports into, though they look so; one that a client has made
   * waits for its client again instead.
   *
   * @param most how many at most
   * @return how many there were
   */
  public int forgetAbandoned(int most) {
    List<String> abandoned =
        database
            .createQuery(
                "select i.id from Image i where i.status = :importing and not exists"
                    + " (select t.id from Task t where t.imageId = i.id and t.status in :live)",
                String.class)
            .setParameter("importing", ImageStatus.IMPORTING)
            .setParameter("live", TaskStatus.LIVE)
            .setMaxResults(most)
            .getResultList();
    abandoned.forEach(this::abandon);
    return abandoned.size();
  }

  private void abandon(String imageId) {
    if (images.find(imageId).filter(ImportNotes::areOn).isEmpty()) {
      forget(imageId);
      return;
    }
    Image image = images.lock(imageId);
    if (image.status() == ImageStatus.IMPORTING) {
      copies.discardAnnounced(imageId);
      copies.discardUpload(imageId);
      image.lose();
      image.become(ImageStatus.QUEUED, clock.instant());
      ImportNotes.undo(image);
    }
  }

  /**
   * The image that a task imports into: made by the task's first run, found again by a later one.
   */
  public Image startImport(Attempt attempt, ImageDraft draft) {
    Optional<String> known = attempts.hold(attempt).imageId();
    if (known.isPresent()) {
      return images.lock(known.get());
    }
    Image image = images.create(Optional.empty(), draft);
    image.become(ImageStatus.IMPORTING, clock.instant());
    attempts.recordImage(attempt, image.id());
    return image;
  }

  /**
   * Says where a run is about to put an object, so that a crash cannot hide it.
   *
   * @throws ProblemException IMAGE_NOT_FOUND if the image was deleted, as one can be that has a
   *     copy
   */
  public void announceCopy(Attempt attempt, String imageId, String store, String objectKey) {
    attempts.hold(attempt);
    images.lock(imageId);
    copies.announce(imageId, store, objectKey);
  }

  /**
   * Makes the image readable from announced copies; what other runs announced comes to nothing.
   *
   * @param objectKeys at least one
   * @throws ProblemException TOO_MANY_BYTES
   */
  public void activate(
      Attempt attempt, String imageId, ImageContent content, List<String> objectKeys) {
    attempts.hold(attempt);
    Image image = images.lock(imageId);
    quotas.requireBytes(image.owner(), Quotas.times(content.size(), objectKeys.size()));
    objectKeys.forEach(copies::commit);
    copies.discardAnnounced(imageId);
    image.receive(content);
    image.become(ImageStatus.ACTIVE, clock.instant());
  }

  /** Removes an image that a failed import made; the caller holds the task. */
  public void forget(String imageId) {
    images.find(imageId).ifPresent(image -> images.remove(images.lock(imageId)));
  }
}
