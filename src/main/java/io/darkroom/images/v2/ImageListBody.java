package io.darkroom.images.v2;

import io.darkroom.images.Image;
import io.darkroom.images.ImageCopy;
import io.darkroom.platform.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A page of images as {@code GET /v2/images} shows it. */
final class ImageListBody {

  private ImageListBody() {}

  /**
   * The page.
   *
   * @param copies those of all of its images
   */
  static JsonObject of(
      List<Image> images, List<ImageCopy> copies, String first, Optional<String> next) {
    Map<String, List<ImageCopy>> copiesOf =
        copies.stream().collect(Collectors.groupingBy(ImageCopy::imageId));
    JsonArrayBuilder items = Json.createArrayBuilder();
    for (Image image : images) {
      items.add(ImageBody.of(image, copiesOf.getOrDefault(image.id(), List.of())));
    }
    JsonObjectBuilder body = Json.createObjectBuilder().add("images", items).add("first", first);
    next.ifPresent(address -> body.add("next", address));
    return body.add("schema", "/v2/schemas/images").build();
  }
}
