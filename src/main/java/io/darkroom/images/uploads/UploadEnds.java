package io.darkroom.images.uploads;

import io.darkroom.images.Arrivals;
import io.darkroom.images.Image;
import io.darkroom.images.ImageContent;
import io.darkroom.images.ImageCopies;
import io.darkroom.images.Images;
import io.darkroom.platform.database.InTransaction;
import io.darkroom.stores.Received;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.Optional;

/** The ends that an upload can take; each asks first whether it is still wanted. */
@Singleton
@InTransaction
public class UploadEnds {

  private final EntityManager database;
  private final Images images;
  private final Arrivals arrivals;
  private final ImageCopies copies;

  @Inject
  public UploadEnds(EntityManager database, Images images, Arrivals arrivals, ImageCopies copies) {
    this.database = database;
    this.images = images;
    this.arrivals = arrivals;
    this.copies = copies;
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
   * Puts the image back to where its data can be sent again, or gives it up, unless somebody else
   * has.
   *
   * @param store where the data were to go, if they were not only staged
   * @param fatal whether the image is given up
   * @return whether the upload ended well after all, though its receiver was told otherwise
   * @throws ProblemException IMAGE_NOT_FOUND if the image was deleted
   */
  public boolean abandon(Upload upload, Optional<String> store, boolean fatal) {
    Image image = images.lock(upload.imageId());
    Upload row = database.find(Upload.class, upload.id());
    if (row != null && !row.isComplete()) {
      if (fatal) {
        arrivals.kill(image);
      } else {
        arrivals.requeue(image);
      }
    }
    return row == null
        ? store.map(upload::objectKey).filter(copies::isRead).isPresent()
        : row.isComplete();
  }

  private Image hold(Upload upload) {
    Image image = images.lock(upload.imageId());
    if (database.find(Upload.class, upload.id()) == null) {
      throw Uploads.unwanted(upload);
    }
    return image;
  }
}
