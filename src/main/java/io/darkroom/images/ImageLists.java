package io.darkroom.images;

import io.darkroom.identity.Caller;
import io.darkroom.platform.database.InTransaction;
import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Lists of the stored images, as far as somebody sees them. */
@Singleton
@InTransaction
public class ImageLists {

  private static final String BATCH = "eclipselink.batch";
  private static final long MOST_CHARACTERS = 8L * 1024 * 1024;

  private final EntityManager database;
  private final ImageAccess access;
  private final GoneImages gone;

  @Inject
  public ImageLists(EntityManager database, ImageAccess access, GoneImages gone) {
    this.database = database;
    this.access = access;
    this.gone = gone;
  }

  /**
   * The images of a page.
   *
   * @param images with their tags and properties
   * @param next the marker of the page behind; empty if there is none
   */
  public record Listed(List<Image> images, Optional<String> next) {}

  /**
   * A page of images: as many as were asked for, or fewer if they have much to say.
   *
   * @throws ProblemException MARKER_UNKNOWN if the marker names no image that the caller can see
   */
  public Listed list(ImagePage page) {
    Optional<Image> marker = page.marker().map(id -> marker(id, page));
    if (page.limit() == 0 || ImageBranches.of(page.view()).isEmpty()) {
      return new Listed(List.of(), Optional.empty());
    }
    List<String> all = ImageQuery.page(page, marker).run(database);
    List<String> ids = bounded(all);
    List<Image> images = ids.isEmpty() ? List.of() : whole(ids, page.withGone());
    boolean more = all.size() == page.limit() || ids.size() < all.size();
    return new Listed(images, more ? last(images, ids) : Optional.empty());
  }

  /** One that is still there, since whoever asks for the page behind names it. */
  private static Optional<String> last(List<Image> images, List<String> ids) {
    return Optional.of(
        images.isEmpty() ? ids.get(ids.size() - 1) : images.get(images.size() - 1).id());
  }

  /** The properties of a thousand images could be more than a node has memory for. */
  private List<String> bounded(List<String> ids) {
    if ((long) ids.size() * Quotas.MOST_CHARACTERS <= MOST_CHARACTERS) {
      return ids;
    }
    Map<String, Long> lengths = lengths(ids);
    long sum = 0;
    int count = 0;
    while (count < ids.size() && (count == 0 || sum < MOST_CHARACTERS)) {
      sum += lengths.getOrDefault(ids.get(count), 0L);
      count++;
    }
    return ids.subList(0, count);
  }

  private Map<String, Long> lengths(List<String> ids) {
    String places =
        IntStream.rangeClosed(1, ids.size())
            .mapToObj(place -> "?" + place)
            .collect(Collectors.joining(", "));
    Query query =
        database.createNativeQuery(
            "select image_id, sum(char_length(content)) from image_properties where image_id in ("
                + places
                + ") group by image_id");
    for (int i = 0; i < ids.size(); i++) {
      query.setParameter(i + 1, ids.get(i));
    }
    Stream<?> rows = query.getResultList().stream();
    return rows.map(row -> (Object[]) row)
        .collect(Collectors.toMap(row -> (String) row[0], row -> ((Number) row[1]).longValue()));
  }

  private Image marker(String id, ImagePage page) {
    Caller caller = page.view().caller();
    return access
        .find(id, caller)
        .or(() -> page.withGone() ? gone.find(id, caller) : Optional.empty())
        .orElseThrow(() -> new ProblemException(Problem.MARKER_UNKNOWN));
  }

  /** As many statements for a thousand images as for one. */
  private List<Image> whole(List<String> ids, boolean withGone) {
    List<Image> images =
        database
            .createQuery("select i from Image i where i.id in :ids", Image.class)
            .setParameter("ids", ids)
            .setHint(BATCH, "i.tags")
            .setHint(BATCH, "i.properties")
            .getResultList();
    images.forEach(Image::tags);
    images.forEach(Image::properties);
    Map<String, Image> found = new HashMap<>();
    images.forEach(image -> found.put(image.id(), image));
    if (withGone) {
      gone.of(ids.stream().filter(id -> !found.containsKey(id)).toList())
          .forEach(image -> found.put(image.id(), image));
    }
    // One that has been deleted meanwhile is left out.
    return ids.stream().filter(found::containsKey).map(found::get).toList();
  }
}
