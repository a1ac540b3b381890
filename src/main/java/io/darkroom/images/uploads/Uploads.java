package io.darkroom.images.uploads;

import io.darkroom.images.ImageCopies;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.Optional;

/** What clients send, or have staged. */
@Singleton
@Transactional
public class Uploads {

  private final EntityManager database;
  private final ImageCopies copies;

  @Inject
  public Uploads(EntityManager database, ImageCopies copies) {
    this.database = database;
    this.copies = copies;
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
}
