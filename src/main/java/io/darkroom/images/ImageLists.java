package io.darkroom.images;

import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Lists of the stored images, as far as somebody sees them. */
@Singleton
@Transactional
public class ImageLists {

  private static final String BATCH = "eclipselink.batch";

  private final EntityManager database;
  private final ImageAccess access;

  @Inject
  public ImageLists(EntityManager database, ImageAccess access) {
    this.database = database;
    this.access = access;
  }

  /**
   * A page of images, with their tags and properties.
   *
   * @throws ProblemException MARKER_UNKNOWN if the marker names no image that the caller can see
   */
  public List<Image> list(ImagePage page) {
    Optional<Image> marker = page.marker().map(id -> marker(id, page.view()));
    if (page.limit() == 0 || ImageBranches.of(page.view()).isEmpty()) {
      return List.of();
    }
    List<String> ids = ImageQuery.page(page, marker).run(database);
    return ids.isEmpty() ? List.of() : whole(ids);
  }

  private Image marker(String id, ImageView view) {
    return access
        .find(id, view.caller())
        .orElseThrow(() -> new ProblemException(Problem.MARKER_UNKNOWN));
  }

  /** As many statements for a thousand images as for one. */
  private List<Image> whole(List<String> ids) {
    List<Image> images =
        database
            .createQuery("select i from Image i where i.id in :ids", Image.class)
            .setParameter("ids", ids)
            .setHint(BATCH, "i.tags")
            .setHint(BATCH, "i.properties")
            .getResultList();
    images.forEach(Image::tags);
    images.forEach(Image::properties);
    Map<String, Image> found =
        images.stream().collect(Collectors.toMap(Image::id, Function.identity()));
    // One that has been deleted meanwhile is left out.
    return ids.stream().filter(found::containsKey).map(found::get).toList();
  }
}
