package io.darkroom.images;

import io.darkroom.tasks.Attempt;
import io.darkroom.tasks.Attempts;
import io.darkroom.tasks.TaskStatus;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The stored images. What a task's run changes is fenced by its attempt. */
@Singleton
@Transactional
public class Images {

  private final EntityManager database;
  private final Attempts attempts;
  private final Clock clock;

  @Inject
  public Images(EntityManager database, Attempts attempts, Clock clock) {
    this.database = database;
    this.attempts = attempts;
    this.clock = clock;
  }

  public Optional<Image> find(String id) {
    return Optional.ofNullable(database.find(Image.class, id));
  }

  /** The copies that the image can be read from. */
  public List<ImageCopy> copies(String imageId) {
    return database
        .createQuery(
            "select c from ImageCopy c where c.imageId = :id and c.committed = true"
                + " order by c.store",
            ImageCopy.class)
        .setParameter("id", imageId)
        .getResultList();
  }

  /** Whether an object is what an image can be read from. */
  public boolean isCopy(String objectKey) {
    ImageCopy copy = database.find(ImageCopy.class, objectKey);
    return copy != null && copy.isCommitted();
  }

  /** Those of some objects that images can be read from. */
  public Set<String> copiesAmong(Collection<String> objectKeys) {
    return Set.copyOf(
        database
            .createQuery(
                "select c.objectKey from ImageCopy c"
                    + " where c.committed = true and c.objectKey in :keys",
                String.class)
            .setParameter("keys", objectKeys)
            .getResultList());
  }

  /**
   * Removes images that no live task imports into, though they look so.
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
    abandoned.forEach(this::forget);
    return abandoned.size();
  }

  /**
   * The image that a task imports into: made by the task's first run, found again by a later one.
   */
  public Image startImport(Attempt attempt, ImageDraft draft) {
    Optional<String> known = attempts.hold(attempt).imageId();
    if (known.isPresent()) {
      return require(known.get());
    }
    Image image = new Image(draft, clock.instant());
    image.become(ImageStatus.IMPORTING, clock.instant());
    database.persist(image);
    attempts.recordImage(attempt, image.id());
    return image;
  }

  /** Says where a run is about to put an object, so that a crash cannot hide it. */
  public void announceCopy(Attempt attempt, String imageId, String store, String objectKey) {
    attempts.hold(attempt);
    database.persist(new ImageCopy(imageId, store, objectKey));
  }

  /**
   * Makes the image readable from an announced copy; what other runs announced comes to nothing.
   */
  public void activate(Attempt attempt, String imageId, ImageContent content, String objectKey) {
    attempts.hold(attempt);
    ImageCopy copy =
        Optional.ofNullable(database.find(ImageCopy.class, objectKey))
            .orElseThrow(() -> new IllegalStateException("No such copy: " + objectKey));
    copy.commit();
    database
        .createQuery(
            "delete from ImageCopy c"
                + " where c.imageId = :id and c.committed = false and c.objectKey <> :key")
        .setParameter("id", imageId)
        .setParameter("key", objectKey)
        .executeUpdate();
    Image image = require(imageId);
    image.receive(content);
    image.become(ImageStatus.ACTIVE, clock.instant());
  }

  /** Removes an image that a failed import made; the caller holds the task. */
  public void forget(String imageId) {
    find(imageId)
        .ifPresent(
            image -> {
              database
                  .createQuery("delete from ImageCopy c where c.imageId = :id")
                  .setParameter("id", imageId)
                  .executeUpdate();
              database.remove(image);
            });
  }

  private Image require(String id) {
    return find(id).orElseThrow(() -> new IllegalStateException("No image " + id));
  }
}
