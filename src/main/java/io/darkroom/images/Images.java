package io.darkroom.images;

import io.darkroom.platform.InstantColumn;
import io.darkroom.platform.database.DatabaseFaults;
import io.darkroom.platform.database.InTransaction;
import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceException;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;

/** The stored images, as people change them; what tasks do to them is in {@link ImageRuns}. */
@Singleton
@InTransaction
public class Images {

  private static final String TOMBSTONE =
      """
      insert into deleted_images
        (id, name, visibility, protected, owner, checksum, size_bytes, min_disk, min_ram,
         disk_format, container_format, created_at, updated_at, deleted_at)
      select id, name, visibility, protected, owner, checksum, size_bytes, min_disk, min_ram,
         disk_format, container_format, created_at, updated_at, ?1
      from images where id = ?2
      """;

  private final EntityManager database;
  private final ImageCopies copies;
  private final Quotas quotas;
  private final Clock clock;

  @Inject
  public Images(EntityManager database, ImageCopies copies, Quotas quotas, Clock clock) {
    this.database = database;
    this.copies = copies;
    this.quotas = quotas;
    this.clock = clock;
  }

  public Optional<Image> find(String id) {
    return Optional.ofNullable(database.find(Image.class, id));
  }

  /**
   * An image that nobody else changes until the transaction ends. Whoever also holds a task locks
   * that first.
   *
   * @throws ProblemException IMAGE_NOT_FOUND
   */
  public Image lock(String id) {
    return Optional.ofNullable(database.find(Image.class, id, LockModeType.PESSIMISTIC_WRITE))
        .orElseThrow(() -> new ProblemException(Problem.IMAGE_NOT_FOUND, id));
  }

  /**
   * Stores an image without content.
   *
   * @param id the one that the client wants; without one it gets a new one
   * @throws ProblemException IMAGE_ID_TAKEN, also if the image of that id is gone; TOO_MANY_IMAGES,
   *     TOO_MANY_TAGS or TOO_MANY_PROPERTIES
   */
  public Image create(Optional<String> id, ImageDraft draft) {
    quotas.requireWithin(Optional.empty(), draft);
    quotas.requireImage(draft.owner());
    Image image =
        id.map(wanted -> new Image(wanted, draft, clock.instant()))
            .orElseGet(() -> new Image(draft, clock.instant()));
    id.ifPresent(this::requireUnused);
    store(image);
    // Who deletes that image this very moment has written it down by now.
    id.filter(this::isGone).ifPresent(Images::refuse);
    return image;
  }

  private void requireUnused(String id) {
    if (find(id).isPresent() || isGone(id)) {
      refuse(id);
    }
  }

  private static void refuse(String id) {
    throw new ProblemException(Problem.IMAGE_ID_TAKEN, id);
  }

  private boolean isGone(String id) {
    return !database
        .createNativeQuery("select id from deleted_images where id = ?1")
        .setParameter(1, id)
        .getResultList()
        .isEmpty();
  }

  private void store(Image image) {
    database.persist(image);
    try {
      database.flush();
    } catch (PersistenceException failure) {
      if (DatabaseFaults.isDuplicate(failure)) {
        throw ProblemException.causedBy(failure, Problem.IMAGE_ID_TAKEN, image.id());
      }
      throw failure;
    }
  }

  /**
   * Changes what is said of an image.
   *
   * @param change what is to be said of the image that it is given, which nobody else changes
   * @throws ProblemException IMAGE_NOT_FOUND, TOO_MANY_TAGS or TOO_MANY_PROPERTIES, or what the
   *     change throws
   */
  public Image update(String id, Function<Image, ImageDraft> change) {
    Image image = lock(id);
    ImageDraft draft = change.apply(image);
    quotas.requireWithin(Optional.of(image.draft()), draft);
    image.apply(draft, clock.instant());
    return image;
  }

  /**
   * Says what the bytes of an image that waits for them have to be.
   *
   * @throws ProblemException IMAGE_NOT_FOUND
   */
  public void expect(String id, ExpectedContent content) {
    lock(id).expect(content);
  }

  /**
   * Brings an image into another state.
   *
   * @throws ProblemException IMAGE_NOT_FOUND, or IMAGE_STATE if that cannot be
   */
  public Image become(String id, ImageStatus next) {
    Image image = lock(id);
    image.become(next, clock.instant());
    return image;
  }

  /**
   * Takes back an image that still waits for data, if that is all that has become of it: as nobody
   * was told of it, its id can be had again.
   */
  public void withdraw(String id) {
    Image image = database.find(Image.class, id, LockModeType.PESSIMISTIC_WRITE);
    if (image != null && image.status() == ImageStatus.QUEUED) {
      database.flush();
      removeRows(image);
    }
  }

  /** Removes an image that was locked, and all that belongs to it; its bytes go later. */
  void remove(Image image) {
    database.flush();
    database
        .createNativeQuery(TOMBSTONE)
        .setParameter(1, InstantColumn.micros(clock.instant()))
        .setParameter(2, image.id())
        .executeUpdate();
    removeRows(image);
  }

  private void removeRows(Image image) {
    copies.discard(image.id());
    database
        .createQuery("delete from ImageMember m where m.imageId = :id")
        .setParameter("id", image.id())
        .executeUpdate();
    database.remove(image);
  }
}
