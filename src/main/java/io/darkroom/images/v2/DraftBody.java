package io.darkroom.images.v2;

import io.darkroom.http.JsonSchema;
import io.darkroom.images.ImageDraft;
import io.darkroom.images.PropertyNames;
import io.darkroom.platform.json.Json;
import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What people say of an image as JSON: base properties, and their own beside them. */
final class DraftBody {

  private DraftBody() {}

  /**
   * Checks one property.
   *
   * @throws ProblemException PROPERTY_READ_ONLY, PROPERTY_NAME_LENGTH, or how the schema refuses it
   */
  static void require(String name, JsonValue value, JsonSchema schema) {
    requireSettable(name);
    schema.validate(name, value);
    if (!PropertyNames.isWellFormed(name)) {
      throw new ProblemException(Problem.PROPERTY_NAME_LENGTH, "image", PropertyNames.LONGEST);
    }
  }

  /**
   * Refuses the name of a property that the service keeps.
   *
   * @throws ProblemException PROPERTY_READ_ONLY
   */
  static void requireSettable(String name) {
    if (PropertyNames.isKept(name)) {
      throw new ProblemException(Problem.PROPERTY_READ_ONLY, name);
    }
  }

  /** A draft as {@link #draft} reads it. */
  static JsonObject of(ImageDraft draft) {
    JsonObjectBuilder body = Json.createObjectBuilder();
    draft.properties().forEach(body::add);
    JsonArrayBuilder tags = Json.createArrayBuilder(draft.tags());
    return body.add("name", text(draft.name()))
        .add("visibility", draft.visibility())
        .add("protected", draft.isProtected())
        .add("os_hidden", draft.hidden())
        .add("owner", draft.owner())
        .add("min_disk", draft.minDisk())
        .add("min_ram", draft.minRam())
        .add("disk_format", text(draft.diskFormat()))
        .add("container_format", text(draft.containerFormat()))
        .add("tags", tags)
        .build();
  }

  /**
   * Reads what was checked property by property; what is not there has its default, but for the
   * owner, without whom the image has none.
   */
  static ImageDraft draft(JsonObject body) {
    return new ImageDraft(
        text(body, "name"),
        body.getString("visibility", "shared"),
        body.getBoolean("protected", false),
        body.getBoolean("os_hidden", false),
        body.getString("owner", ""),
        count(body, "min_disk"),
        count(body, "min_ram"),
        text(body, "disk_format"),
        text(body, "container_format"),
        tags(body),
        custom(body));
  }

  private static @Nullable String text(JsonObject body, String name) {
    return body.get(name) instanceof JsonString text ? text.getString() : null;
  }

  private static JsonValue text(@Nullable String value) {
    return value == null ? JsonValue.NULL : Json.createValue(value);
  }

  private static int count(JsonObject body, String name) {
    return body.get(name) instanceof JsonNumber number ? number.intValue() : 0;
  }

  private static List<String> tags(JsonObject body) {
    return body.get("tags") instanceof JsonArray tags
        ? tags.getValuesAs(JsonString::getString).stream().distinct().toList()
        : List.of();
  }

  private static Map<String, String> custom(JsonObject body) {
    Map<String, String> custom = new TreeMap<>();
    body.forEach(
        (name, value) -> {
          if (!PropertyNames.isBase(name) && value instanceof JsonString text) {
            custom.put(name, text.getString());
          }
        });
    return custom;
  }
}
