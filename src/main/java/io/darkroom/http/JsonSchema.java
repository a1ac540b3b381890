package io.darkroom.http;

import io.darkroom.platform.json.Json;
import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A schema as OpenStack serves it (JSON Schema, draft 4, flat), and the check of what a client
 * sends against it. What is {@code readOnly} is not looked at, since clients send back what they
 * were shown; {@link SchemaCheck} knows the other keywords.
 *
 * @param document as it is served
 */
public record JsonSchema(JsonObject document) {

  /** Reads a document that lies beside a class. */
  public static JsonSchema beside(Class<?> neighbour, String file) {
    try (InputStream in = Objects.requireNonNull(neighbour.getResourceAsStream(file), file);
        JsonReader reader = Json.createReader(in)) {
      return new JsonSchema(reader.readObject());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private JsonObject properties() {
    return document.getJsonObject("properties");
  }

  /** The same schema, with one property changed or added. */
  public JsonSchema with(String property, JsonObject definition) {
    JsonObject properties =
        Json.createObjectBuilder(properties()).add(property, definition).build();
    return new JsonSchema(Json.createObjectBuilder(document).add("properties", properties).build());
  }

  /** The same schema, with less in it. */
  public JsonSchema without(Set<String> names) {
    JsonObjectBuilder properties = Json.createObjectBuilder(properties());
    names.forEach(properties::remove);
    return new JsonSchema(Json.createObjectBuilder(document).add("properties", properties).build());
  }

  /** The schema of a list of these. */
  public JsonObject list(String name) {
    return SchemaLists.of(name, document, List.of());
  }

  /** The schema of a list of these that is shown a page at a time. */
  public JsonObject pages(String name) {
    return SchemaLists.of(name, document, List.of("first", "next"));
  }

  /** What the schema says of a property. */
  public JsonObject property(String name) {
    return properties().getJsonObject(name);
  }

  /** Whether a property is known, and only shown. */
  public boolean isReadOnly(String name) {
    return properties().containsKey(name) && property(name).getBoolean("readOnly", false);
  }

  /**
   * Checks what a client sent.
   *
   * @throws ProblemException naming the first property that does not fit
   */
  public void validate(JsonObject body) {
    body.forEach(this::validate);
  }

  /**
   * Checks one property of what a client sent.
   *
   * @throws ProblemException naming the property if it does not fit
   */
  public void validate(String name, JsonValue value) {
    JsonObject definition = definition(name);
    if (!definition.getBoolean("readOnly", false)) {
      new SchemaCheck(name, definition).require(value);
    }
  }

  private JsonObject definition(String name) {
    JsonObject others = document.getJsonObject("additionalProperties");
    return Optional.ofNullable(property(name))
        .or(() -> Optional.ofNullable(others))
        .orElseThrow(() -> new ProblemException(Problem.PROPERTY_UNKNOWN, name));
  }
}
