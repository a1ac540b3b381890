package io.darkroom.images.uploads;

import io.darkroom.images.Arrivals;
import io.darkroom.images.Image;
import io.darkroom.images.ImageContent;
import io.darkroom.images.ImageCopies;
import io.darkroom.images.ImageStatus;
import io.darkroom.images.Images;
import io.darkroom.images.Quotas;
import io.darkroom.platform.InstantColumn;
import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;

/**
 * What clients send, or have staged. Whoever receives something finds its row gone when nobody
 * wants it any more: because the image was deleted, or because the receiver was taken for dead.
 */
@Singleton
@Transactional
public class Uploads {

  private final EntityManager database;
  private final Images images;
  private final Arrivals arrivals;
  private final ImageCopies copies;
  private final Quotas quotas;
  private final Clock clock;

  @Inject
  public Uploads(
      EntityManager database,
      Images images,
      Arrivals arrivals,
      ImageCopies copies,
      Quotas quotas,
      Clock clock) {
    this.database = database;
    this.images = images;
    this.arrivals = arrivals;
    this.copies = copies;
    this.quotas = quotas;
    this.clock = clock;
  }

  /** The data that wait for an import of an image: all of them, in the staging area. */
  public Optional<Upload> stagedFor(String imageId) {
    return database
        .createQuery(
            "select u from Upload u where u.imageId = :image and u.complete = true", Upload.class)
        .setParameter("image", imageId)
        .getResultStream()
        .findFirst();
  }

  /** Discards what was staged for an image; the caller holds the image. */
  public void forget(String imageId) {
    copies.discardUpload(imageId);
  }

  /**
   * Begins to receive data.
   *
   * @param announced bytes; 0 if the client does not tell
   * @throws ProblemException IMAGE_NOT_FOUND, IMAGE_STATE, IMAGE_FORMATS_MISSING, TOO_MANY_BYTES,
   *     TOO_MANY_STAGED_BYTES
   */
  public Upload begin(String imageId, UploadKind kind, long announced) {
    boolean isFile = kind == UploadKind.FILE;
    Image image = images.become(imageId, isFile ? ImageStatus.SAVING : ImageStatus.UPLOADING);
    if (isFile && (image.diskFormat().isEmpty() || image.containerFormat().isEmpty())) {
      throw new ProblemException(Problem.IMAGE_FORMATS_MISSING, imageId);
    }
    requireRoom(image.owner(), kind, announced);
    copies.discardUpload(imageId);
    Upload upload = new Upload(imageId, kind, announced, clock.instant());
    database.persist(upload);
    database.flush();
    return upload;
  }

  private void requireRoom(String project, UploadKind kind, long more) {
    if (kind == UploadKind.FILE) {
      quotas.requireBytes(project, more);
    } else {
      quotas.requireStagedBytes(project, more);
    }
  }

  /**
   * Charges the image's project with what has come so far.
   *
   * @param bytes so many
   * @param charged so many of them were charged before
   * @return bytes
   * @throws ProblemException TOO_MANY_BYTES, TOO_MANY_STAGED_BYTES, or IMAGE_NOT_FOUND if the
   *     upload is not wanted any more
   */
  public long charge(Upload upload, long bytes, long charged) {
    Image image = images.find(upload.imageId()).orElseThrow(() -> unwanted(upload));
    requireRoom(image.owner(), upload.kind(), bytes - charged);
    if (!update("received", bytes, upload.id())) {
      throw unwanted(upload);
    }
    return bytes;
  }

  /** Says that somebody receives it; false if nobody wants it any more. */
  public boolean hear(String id) {
    return update("heard_at", InstantColumn.micros(clock.instant()), id);
  }

  private boolean update(String column, long value, String id) {
    return database
            .createNativeQuery("update image_uploads set " + column + " = ?1 where id = ?2")
            .setParameter(1, value)
            .setParameter(2, id)
            .executeUpdate()
        > 0;
  }

  /**
   * Says where the data are about to be stored, so that a crash cannot hide them.
   *
   * @throws ProblemException IMAGE_NOT_FOUND if the upload is not wanted any more
   */
  public void announce(Upload upload, String store) {
    hold(upload);
    copies.announce(upload.imageId(), store, upload.objectKey(store));
  }

  /**
   * Makes the image readable from where its data were announced to be.
   *
   * @throws ProblemException IMAGE_NOT_FOUND if the upload is not wanted any more
   */
  public void activate(Upload upload, String store, ImageContent content) {
    Image image = hold(upload);
    database.remove(database.getReference(Upload.class, upload.id()));
    arrivals.activate(image, content, upload.objectKey(store));
  }

  /**
   * Leaves the data staged for an import.
   *
   * @throws ProblemException IMAGE_NOT_FOUND if the upload is not wanted any more
   */
  public void stage(Upload upload, Received received) {
    Image image = hold(upload);
    database.getReference(Upload.class, upload.id()).complete(received);
    arrivals.staged(image, received.size());
  }

  /**
   * Puts the image back to where its data can be sent again, unless somebody else has.
   *
   * @param store where the data were to go, if they were not only staged
   * @return whether the upload ended well after all, though its receiver was told otherwise
   * @throws ProblemException IMAGE_NOT_FOUND if the image was deleted
   */
  public boolean abandon(Upload upload, Optional<String> store) {
    Image image = images.lock(upload.imageId());
    Upload row = database.find(Upload.class, upload.id());
    if (row != null && !row.isComplete()) {
      arrivals.requeue(image);
    }
    return row == null
        ? store.map(upload::objectKey).filter(copies::isRead).isPresent()
        : row.isComplete();
  }

  private Image hold(Upload upload) {
    Image image = images.lock(upload.imageId());
    if (database.find(Upload.class, upload.id()) == null) {
      throw unwanted(upload);
    }
    return image;
  }

  private static ProblemException unwanted(Upload upload) {
    return new ProblemException(Problem.IMAGE_NOT_FOUND, upload.imageId());
  }
}
