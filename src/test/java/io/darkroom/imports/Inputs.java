package io.darkroom.imports;

import io.darkroom.tasks.Requester;
import io.darkroom.tasks.Rights;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;

/** Inputs of import tasks: the least that there can be, with what a test puts in its place. */
final class Inputs {

  static final Requester MEMBER =
      new Requester("project-1", "user-1", "communitize_image"::equals, "req-1");
  static final Requester ADMIN = new Requester("admins", "root", Rights.ALL, "req-2");

  private static final JsonObject LEAST =
      json(
          """
          {"import_from": "http://example.org/image",
           "import_from_format": "qcow2",
           "image_properties": {}}""");

  private Inputs() {}

  /** The input with a property that has this JSON text. */
  static JsonObject with(String name, String value) {
    return Json.createObjectBuilder(LEAST).add(name, value(value)).build();
  }

  static JsonObject without(String name) {
    return Json.createObjectBuilder(LEAST).remove(name).build();
  }

  /** The input with an image property that has this JSON text. */
  static JsonObject withImage(String name, String value) {
    return withImage(Json.createObjectBuilder().add(name, value(value)).build());
  }

  static JsonObject withImage(JsonObject properties) {
    return Json.createObjectBuilder(LEAST).add("image_properties", properties).build();
  }

  static JsonObject json(String text) {
    return value(text).asJsonObject();
  }

  static JsonValue value(String text) {
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      return reader.readValue();
    }
  }
}
