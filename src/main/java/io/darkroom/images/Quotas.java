package io.darkroom.images;

import io.darkroom.platform.database.DatabaseFaults;
import io.darkroom.platform.database.InTransaction;
import io.darkroom.platform.settings.Settings;
import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.util.Optional;

/**
 * What a project may use up. What is on its way counts as if it were there; a project's requests
 * wait for each other here, so that two cannot both take what is left. A limit of 0 is none.
 */
@Singleton
@InTransaction
public class Quotas {

  /** Of all properties of an image, as each look at it reads them all. */
  static final int MOST_CHARACTERS = 256 * 1024;

  private static final String IMAGES = "select count(*) from images where owner = ?1";
  private static final String STORED =
      "select coalesce(sum(i.size_bytes), 0) from images i join image_copies c on c.image_id = i.id"
          + " where c.committed = true and i.owner = ?1";
  private static final String ON_THE_WAY =
      "select coalesce(sum(u.received), 0) from images i join image_uploads u on u.image_id = i.id"
          + " where u.kind = 'file' and i.owner = ?1";
  private static final String STAGED =
      "select coalesce(sum(u.received), 0) from images i join image_uploads u on u.image_id = i.id"
          + " where u.kind = 'stage' and i.owner = ?1";
  private static final String UPLOADING =
      "select count(*) from images i join image_uploads u on u.image_id = i.id"
          + " where u.complete = false and i.owner = ?1";

  private final EntityManager database;
  private final ProjectLocks locks;
  private final Settings.Images settings;

  @Inject
  public Quotas(EntityManager database, ProjectLocks locks, Settings settings) {
    this.database = database;
    this.locks = locks;
    this.settings = settings.images();
  }

  /**
   * What a project uses.
   *
   * @param bytes of all copies of its images, and of those on their way
   * @param staged bytes
   * @param images how many
   * @param uploading images whose data is being received
   */
  public record Usage(long bytes, long staged, long images, long uploading) {}

  public Usage usage(String project) {
    return new Usage(
        number(STORED, project) + number(ON_THE_WAY, project),
        number(STAGED, project),
        number(IMAGES, project),
        number(UPLOADING, project));
  }

  /**
   * Refuses more tags or properties than an image may have, unless it has as many already.
   *
   * @param before what was said of the image until now; nothing of a new one
   * @throws ProblemException TOO_MANY_TAGS, TOO_MANY_PROPERTIES or PROPERTIES_TOO_LONG
   */
  public void requireWithin(Optional<ImageDraft> before, ImageDraft draft) {
    int tags = before.map(old -> old.tags().size()).orElse(0);
    int properties = before.map(old -> old.properties().size()).orElse(0);
    if (draft.tags().size() > Math.max(tags, settings.maxTags())) {
      throw new ProblemException(Problem.TOO_MANY_TAGS, settings.maxTags());
    }
    if (draft.properties().size() > Math.max(properties, settings.maxProperties())) {
      throw new ProblemException(Problem.TOO_MANY_PROPERTIES, settings.maxProperties());
    }
    if (characters(draft) > Math.max(before.map(Quotas::characters).orElse(0), MOST_CHARACTERS)) {
      throw new ProblemException(Problem.PROPERTIES_TOO_LONG, MOST_CHARACTERS);
    }
  }

  private static int characters(ImageDraft draft) {
    return draft.properties().entrySet().stream()
        .mapToInt(property -> property.getKey().length() + property.getValue().length())
        .sum();
  }

  /**
   * Refuses one more image if the project has as many as it may.
   *
   * @throws ProblemException TOO_MANY_IMAGES
   */
  public void requireImage(String project) {
    long most = settings.maxImages();
    if (most > 0 && locked(project) && number(IMAGES, project) >= most) {
      throw new ProblemException(Problem.TOO_MANY_IMAGES, most);
    }
  }

  /**
   * Refuses more bytes in stores than the project may have.
   *
   * @param more bytes that are not counted yet
   * @throws ProblemException TOO_MANY_BYTES
   */
  public void requireBytes(String project, long more) {
    long most = settings.maxBytes();
    if (most > 0 && locked(project) && exceeds(usage(project).bytes(), more, most)) {
      throw new ProblemException(Problem.TOO_MANY_BYTES, most);
    }
  }

  /**
   * Refuses more staged bytes than the project may have.
   *
   * @param more bytes that are not counted yet
   * @throws ProblemException TOO_MANY_STAGED_BYTES
   */
  public void requireStagedBytes(String project, long more) {
    long most = settings.maxStagedBytes();
    if (most > 0 && locked(project) && exceeds(number(STAGED, project), more, most)) {
      throw new ProblemException(Problem.TOO_MANY_STAGED_BYTES, most);
    }
  }

  /** Bytes of so many copies, or as many as there can be at all. */
  static long times(long size, int copies) {
    return copies > 0 && size > Long.MAX_VALUE / copies ? Long.MAX_VALUE : size * copies;
  }

  private static boolean exceeds(long used, long more, long most) {
    return used > most || more > most - used;
  }

  private boolean locked(String project) {
    try {
      if (!locks.isThere(project)) {
        locks.add(project);
      }
    } catch (PersistenceException failure) {
      if (!DatabaseFaults.isDuplicate(failure)) {
        throw failure;
      }
    }
    locks.hold(project);
    return true;
  }

  private long number(String query, String project) {
    Object value = database.createNativeQuery(query).setParameter(1, project).getSingleResult();
    return ((Number) value).longValue();
  }
}
