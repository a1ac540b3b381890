package io.darkroom.images.uploads;

import io.darkroom.images.Arrivals;
import io.darkroom.images.Image;
import io.darkroom.images.ImageStatus;
import io.darkroom.images.Images;
import io.darkroom.platform.database.InTransaction;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Uploads that their receivers have left behind. */
@Singleton
@InTransaction
public class DeadUploads {

  private static final String SILENT =
      "select u.imageId from Upload u where u.complete = false and u.heardAt < :since";
  private static final String SAVED_BY_NOBODY =
      "select i.id from Image i where i.status = :saving"
          + " and not exists (select u.id from Upload u where u.imageId = i.id)";

  private final EntityManager database;
  private final Images images;
  private final Arrivals arrivals;
  private final Clock clock;

  @Inject
  public DeadUploads(EntityManager database, Images images, Arrivals arrivals, Clock clock) {
    this.database = database;
    this.images = images;
    this.arrivals = arrivals;
    this.clock = clock;
  }

  /**
   * The images whose data seem to come no more.
   *
   * @param most how many of each kind at most
   */
  public Set<String> images(int most) {
    Set<String> found = new HashSet<>();
    found.addAll(
        database
            .createQuery(SILENT, String.class)
            .setParameter("since", since())
            .setMaxResults(most)
            .getResultList());
    found.addAll(
        database
            .createQuery(SAVED_BY_NOBODY, String.class)
            .setParameter("saving", ImageStatus.SAVING)
            .setMaxResults(most)
            .getResultList());
    return found;
  }

  private Instant since() {
    return clock.instant().minus(Pulse.SILENCE);
  }

  /**
   * Puts an image back to where its data can be sent again, if they do come no more.
   *
   * @return whether they did not
   */
  public boolean release(String imageId) {
    if (images.find(imageId).isEmpty()) {
      return false;
    }
    Image image = images.lock(imageId);
    Optional<Upload> upload =
        database
            .createQuery("select u from Upload u where u.imageId = :image", Upload.class)
            .setParameter("image", imageId)
            .getResultStream()
            .findFirst();
    boolean dead =
        upload.map(row -> row.isSilentSince(since())).orElse(image.status() == ImageStatus.SAVING);
    if (dead) {
      arrivals.requeue(image);
    }
    return dead;
  }

  /** Those of some uploads that are received, or staged. */
  public Set<String> alive(Collection<String> ids) {
    return Set.copyOf(
        database
            .createQuery("select u.id from Upload u where u.id in :ids", String.class)
            .setParameter("ids", ids)
            .getResultList());
  }
}
