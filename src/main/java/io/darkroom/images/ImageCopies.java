package io.darkroom.images;

import io.darkroom.platform.InstantColumn;
import io.darkroom.platform.database.InTransaction;
import io.darkroom.stores.Staging;
import io.darkroom.tasks.Attempt;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where the bytes of images are. What is not needed any more is written down as discarded in the
 * same transaction, so that no failure lets an object be forgotten.
 */
@Singleton
@InTransaction
public class ImageCopies {

  private static final String DISCARD =
      "insert into discarded_objects (object_key, store, discarded_at)"
          + " select object_key, store, ?1 from image_copies where image_id = ?2";

  private final EntityManager database;
  private final Clock clock;

  @Inject
  public ImageCopies(EntityManager database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** The copies that the image can be read from. */
  public List<ImageCopy> of(String imageId) {
    return of(Set.of(imageId));
  }

  /** The copies that some images can be read from. */
  public List<ImageCopy> of(Collection<String> imageIds) {
    return imageIds.isEmpty()
        ? List.of()
        : database
            .createQuery(
                "select c from ImageCopy c where c.imageId in :ids and c.committed = true"
                    + " order by c.store",
                ImageCopy.class)
            .setParameter("ids", imageIds)
            .getResultList();
  }

  /** Whether an object is what an image can be read from. */
  public boolean isRead(String objectKey) {
    ImageCopy copy = database.find(ImageCopy.class, objectKey);
    return copy != null && copy.isCommitted();
  }

  /** Those of some objects that images can be read from. */
  public Set<String> readAmong(Collection<String> objectKeys) {
    return Set.copyOf(
        database
            .createQuery(
                "select c.objectKey from ImageCopy c"
                    + " where c.committed = true and c.objectKey in :keys",
                String.class)
            .setParameter("keys", objectKeys)
            .getResultList());
  }

  /** Says where an object is about to appear, so that a crash cannot hide it. */
  public void announce(String imageId, String store, String objectKey) {
    database.persist(new ImageCopy(imageId, store, objectKey));
  }

  /** What a run has announced and nobody can read yet. */
  List<StoredCopy> announcedBy(String imageId, Attempt attempt) {
    return database
        .createQuery(
            "select c from ImageCopy c where c.imageId = :id and c.committed = false"
                + " and c.objectKey like :name order by c.store",
            ImageCopy.class)
        .setParameter("id", imageId)
        .setParameter("name", attempt.name() + ".%")
        .getResultStream()
        .map(copy -> new StoredCopy(copy.store(), copy.objectKey()))
        .toList();
  }

  /** Makes an announced copy one that the image can be read from. */
  public void commit(String objectKey) {
    Optional.ofNullable(database.find(ImageCopy.class, objectKey))
        .orElseThrow(() -> new IllegalStateException("No such copy: " + objectKey))
        .commit();
    database.flush();
  }

  /** Discards all copies of an image, and what a client has sent of it. */
  void discard(String imageId) {
    discard(imageId, "");
    discardUpload(imageId);
  }

  /**
   * Discards what a client has sent of an image, or still sends: the row of the upload goes, and
   * who receives it finds out.
   */
  public void discardUpload(String imageId) {
    database.flush();
    database
        .createNativeQuery(
            "insert into discarded_objects (object_key, store, discarded_at)"
                + " select concat('upload.', id), '"
                + Staging.ID
                + "', ?1 from image_uploads where image_id = ?2")
        .setParameter(1, InstantColumn.micros(clock.instant()))
        .setParameter(2, imageId)
        .executeUpdate();
    database
        .createNativeQuery("delete from image_uploads where image_id = ?1")
        .setParameter(1, imageId)
        .executeUpdate();
  }

  /** Discards what was announced for an image and came to nothing. */
  public void discardAnnounced(String imageId) {
    discard(imageId, " and committed = false");
  }

  /** Discards the copy in one store. */
  public void discardFrom(String imageId, String store) {
    discard(imageId, " and store = ?3", store);
  }

  private void discard(String imageId, String condition, Object... more) {
    database.flush();
    var insert =
        database
            .createNativeQuery(DISCARD + condition)
            .setParameter(1, InstantColumn.micros(clock.instant()))
            .setParameter(2, imageId);
    var delete =
        database
            .createNativeQuery("delete from image_copies where image_id = ?2" + condition)
            .setParameter(2, imageId);
    for (int i = 0; i < more.length; i++) {
      insert.setParameter(i + 3, more[i]);
      delete.setParameter(i + 3, more[i]);
    }
    insert.executeUpdate();
    delete.executeUpdate();
  }
}
