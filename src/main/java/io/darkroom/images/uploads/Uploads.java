package io.darkroom.images.uploads;

import io.darkroom.images.Image;
import io.darkroom.images.ImageCopies;
import io.darkroom.images.ImageStatus;
import io.darkroom.images.Images;
import io.darkroom.images.Quotas;
import io.darkroom.platform.InstantColumn;
import io.darkroom.platform.database.InTransaction;
import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.Optional;

/**
 * What clients send, or have staged. Whoever receives something finds its row gone when nobody
 * wants it any more: because the image was deleted, or because the receiver was taken for dead.
 */
@Singleton
@InTransaction
public class Uploads {

  private final EntityManager database;
  private final Images images;
  private final ImageCopies copies;
  private final Quotas quotas;
  private final Clock clock;

  @Inject
  public Uploads(
      EntityManager database, Images images, ImageCopies copies, Quotas quotas, Clock clock) {
    this.database = database;
    this.images = images;
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
    if (isFile && !image.hasFormats()) {
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

  static ProblemException unwanted(Upload upload) {
    return new ProblemException(Problem.IMAGE_NOT_FOUND, upload.imageId());
  }
}
