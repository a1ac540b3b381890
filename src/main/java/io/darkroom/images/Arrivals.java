package io.darkroom.images;

import io.darkroom.platform.database.InTransaction;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Set;

/** What becomes of images whose data a client sends; the caller has locked them. */
@Singleton
@InTransaction
public class Arrivals {

  private static final Set<ImageStatus> WAITING =
      EnumSet.of(ImageStatus.SAVING, ImageStatus.UPLOADING);

  private final ImageCopies copies;
  private final Clock clock;

  @Inject
  public Arrivals(ImageCopies copies, Clock clock) {
    this.copies = copies;
    this.clock = clock;
  }

  /**
   * Makes the image readable from an announced copy.
   *
   * @throws io.darkroom.problems.ProblemException IMAGE_STATE if it is not one that waits for data
   */
  public void activate(Image image, ImageContent content, String objectKey) {
    image.become(ImageStatus.ACTIVE, clock.instant());
    image.receive(content);
    copies.commit(objectKey);
  }

  /**
   * Says how much is staged for the image.
   *
   * @param size bytes
   */
  public void staged(Image image, long size) {
    image.expect(size);
  }

  /** Puts an image back to where a client can send its data again; nothing of them stays. */
  public void requeue(Image image) {
    end(image, ImageStatus.QUEUED);
  }

  /** Gives an image up whose data cannot be used; nothing of them stays. */
  public void kill(Image image) {
    end(image, image.status() == ImageStatus.SAVING ? ImageStatus.KILLED : ImageStatus.QUEUED);
  }

  private void end(Image image, ImageStatus next) {
    copies.discardUpload(image.id());
    copies.discardAnnounced(image.id());
    if (WAITING.contains(image.status())) {
      image.lose();
      image.become(next, clock.instant());
    }
  }
}
