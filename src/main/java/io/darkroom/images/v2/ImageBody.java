package io.darkroom.images.v2;

import io.darkroom.http.Timestamps;
import io.darkroom.images.Image;
import io.darkroom.images.ImageCopy;
import io.darkroom.platform.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** An image as the Images API v2 shows it: base properties, and custom ones beside them. */
final class ImageBody {

  private ImageBody() {}

  static JsonObject of(Image image, List<ImageCopy> copies) {
    JsonObjectBuilder body = Json.createObjectBuilder();
    image.properties().forEach(body::add);
    String self = "/v2/images/" + image.id();
    text(body, "name", image.name());
    text(body, "disk_format", image.diskFormat());
    text(body, "container_format", image.containerFormat());
    body.add("visibility", image.visibility());
    number(body, "size", image.size());
    number(body, "virtual_size", image.virtualSize());
    body.add("status", image.status().id());
    text(body, "checksum", image.checksum());
    body.add("protected", image.isProtected());
    body.add("min_ram", image.minRam());
    body.add("min_disk", image.minDisk());
    text(body, "owner", Optional.of(image.owner()).filter(owner -> !owner.isEmpty()));
    body.add("os_hidden", image.isHidden());
    text(body, "os_hash_algo", image.hashAlgorithm());
    text(body, "os_hash_value", image.hashValue());
    body.add("id", image.id());
    body.add("created_at", Timestamps.text(image.createdAt()));
    body.add("updated_at", Timestamps.text(image.updatedAt()));
    body.add("tags", tags(image));
    body.add("self", self);
    body.add("file", self + "/file");
    body.add("schema", "/v2/schemas/image");
    if (!copies.isEmpty()) {
      body.add("stores", copies.stream().map(ImageCopy::store).collect(Collectors.joining(",")));
    }
    return body.build();
  }

  private static JsonArrayBuilder tags(Image image) {
    JsonArrayBuilder tags = Json.createArrayBuilder();
    image.tags().forEach(tags::add);
    return tags;
  }

  private static void text(JsonObjectBuilder body, String name, Optional<String> value) {
    value.ifPresentOrElse(text -> body.add(name, text), () -> body.addNull(name));
  }

  private static void number(JsonObjectBuilder body, String name, OptionalLong value) {
    value.ifPresentOrElse(number -> body.add(name, number), () -> body.addNull(name));
  }
}
