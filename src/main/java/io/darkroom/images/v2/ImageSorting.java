package io.darkroom.images.v2;

import io.darkroom.http.SortParameters;
import io.darkroom.images.ImageField;
import io.darkroom.images.ImageOrder;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;

/** The order of a list of images, as its address has it. */
final class ImageSorting {

  private static final List<String> KEYS =
      ImageField.SORT_KEYS.stream().map(ImageField::id).toList();

  private ImageSorting() {}

  static List<ImageOrder> of(UriInfo address) {
    return SortParameters.ofEither(address, KEYS, ImageField.CREATED_AT.id()).stream()
        .map(sort -> new ImageOrder(ImageField.named(sort.key()).orElseThrow(), sort.descending()))
        .toList();
  }
}
