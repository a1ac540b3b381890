package io.darkroom.images.v1;

import io.darkroom.http.Utf8Headers;
import io.darkroom.images.Image;
import io.darkroom.platform.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An image as the Images API v1 shows it: in JSON, and in headers.
 *
 * @param uri of its data
 */
record ImageMeta(Image image, URI uri) {

  /** As the last Glance that spoke v1, and as its clients read it: no zone, which is UTC. */
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);

  /** What lists show that are not in detail. */
  JsonObject brief() {
    JsonObjectBuilder body = Json.createObjectBuilder();
    Map<String, @Nullable Object> all = fields();
    for (String field :
        new String[] {"uri", "id", "name", "disk_format", "container_format", "size", "checksum"}) {
      add(body, field, all.get(field));
    }
    return body.build();
  }

  JsonObject json() {
    JsonObjectBuilder body = Json.createObjectBuilder();
    fields().forEach((field, value) -> add(body, field, value));
    JsonObjectBuilder properties = Json.createObjectBuilder();
    properties().forEach(properties::add);
    return body.add("properties", properties).build();
  }

  /** As the whole body of an answer about one image. */
  JsonObject wrapped() {
    return Json.createObjectBuilder().add("image", json()).build();
  }

  Response.ResponseBuilder headers(Response.ResponseBuilder answer) {
    headers().forEach(answer::header);
    return tagged(answer);
  }

  /**
   * What is not there is no header, but that it was never deleted is an empty one. Of properties
   * that no header tells apart the first is shown.
   */
  Map<String, String> headers() {
    Map<String, String> headers = new LinkedHashMap<>();
    fields()
        .forEach(
            (field, value) -> {
              if (value != null) {
                headers.put(MetaHeaders.SHOWN + field, Utf8Headers.line(value.toString()));
              } else if (field.equals("deleted_at")) {
                headers.put(MetaHeaders.SHOWN + field, "");
              }
            });
    properties()
        .forEach(
            (name, value) ->
                headers.putIfAbsent(MetaHeaders.propertyHeader(name), Utf8Headers.line(value)));
    return headers;
  }

  /** In this version the tag is the checksum, to the letter. */
  Response.ResponseBuilder tagged(Response.ResponseBuilder answer) {
    image.checksum().ifPresent(md5 -> answer.header("ETag", md5));
    return answer;
  }

  /** Those of people; the service's own are no business of clients that send back what they saw. */
  private Map<String, String> properties() {
    return new TreeMap<>(image.draft().properties());
  }

  /** Texts, whole numbers, truth values and nulls by their names. */
  private Map<String, @Nullable Object> fields() {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("uri", uri.toString());
    fields.put("id", image.id());
    fields.put("name", image.name().orElse(null));
    fields.put("status", image.status().id());
    fields.put("disk_format", image.diskFormat().orElse(null));
    fields.put("container_format", image.containerFormat().orElse(null));
    fields.put("size", image.announcedSize());
    fields.put(
        "virtual_size", image.virtualSize().isPresent() ? image.virtualSize().getAsLong() : null);
    fields.put("checksum", image.checksum().orElse(null));
    fields.put("created_at", time(image.createdAt()));
    fields.put("updated_at", time(image.updatedAt()));
    fields.put("deleted_at", image.deletedAt().map(ImageMeta::time).orElse(null));
    fields.put("deleted", image.deletedAt().isPresent());
    fields.put("is_public", image.visibility().equals("public"));
    fields.put("protected", image.isProtected());
    fields.put("min_ram", image.minRam());
    fields.put("min_disk", image.minDisk());
    fields.put("owner", Optional.of(image.owner()).filter(name -> !name.isEmpty()).orElse(null));
    return fields;
  }

  private static String time(Instant time) {
    return TIME.format(time.truncatedTo(ChronoUnit.SECONDS));
  }

  private static void add(JsonObjectBuilder body, String field, @Nullable Object value) {
    if (value == null) {
      body.addNull(field);
    } else if (value instanceof Boolean truth) {
      body.add(field, truth);
    } else if (value instanceof Number number) {
      body.add(field, number.longValue());
    } else {
      body.add(field, value.toString());
    }
  }
}
