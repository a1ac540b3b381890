package io.darkroom.images;

import java.util.List;
import java.util.Optional;

/**
 * Which part of which list of images is asked for.
 *
 * @param order by what the list is sorted; ties are broken by creation, then by id
 * @param marker the id of the last image of the page before
 * @param limit how many at most, 0 or more
 * @param withGone whether images belong to it that have been deleted
 */
public record ImagePage(
    ImageView view,
    List<ImageFilter> filters,
    List<ImageOrder> order,
    Optional<String> marker,
    int limit,
    boolean withGone) {

  public ImagePage {
    filters = List.copyOf(filters);
    order = List.copyOf(order);
  }

  /** A page of the images that there are. */
  public ImagePage(
      ImageView view,
      List<ImageFilter> filters,
      List<ImageOrder> order,
      Optional<String> marker,
      int limit) {
    this(view, filters, order, marker, limit, false);
  }

  /** Whether all images of the list have the same there. */
  boolean isFixed(ImageField field) {
    return filters.stream()
        .anyMatch(filter -> filter instanceof ImageFilter.Is is && is.field() == field);
  }
}
