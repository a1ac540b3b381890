package io.darkroom.http;

import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.JsonValue.ValueType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A schema as OpenStack serves it (JSON Schema, draft 4, flat), and the check of what a client
 * sends against it. Of the keywords, {@code type} and {@code enum} are checked; what is {@code
 * readOnly} is not looked at, since clients send back what they were shown.
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

  /**
   * Checks what a client sent.
   *
   * @throws ProblemException naming the first property that does not fit
   */
  public void validate(JsonObject body) {
    body.forEach(
        (name, value) -> {
          JsonObject definition =
              Optional.ofNullable(property(name))
                  .orElseThrow(() -> new ProblemException(Problem.PROPERTY_UNKNOWN, name));
          if (!definition.getBoolean("readOnly", false)) {
            requireType(name, definition, value);
            requireOneOf(name, definition, value);
          }
        });
  }

  private static void requireType(String name, JsonObject definition, JsonValue value) {
    Set<ValueType> allowed = types(definition.getOrDefault("type", JsonValue.NULL));
    if (!allowed.contains(value.getValueType())) {
      throw new ProblemException(
          switch (allowed.iterator().next()) {
            case STRING -> Problem.PROPERTY_NOT_TEXT;
            case OBJECT ->
                allowed.size() == 1
                    ? Problem.PROPERTY_NOT_OBJECT
                    : Problem.PROPERTY_NOT_OBJECT_OR_NULL;
            default -> throw new IllegalStateException("Nobody words the type " + definition);
          },
          name);
    }
  }

  private static Set<ValueType> types(JsonValue type) {
    return type instanceof JsonString name
        ? EnumSet.of(type(name))
        : type.asJsonArray().getValuesAs(JsonString.class).stream()
            .map(JsonSchema::type)
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(ValueType.class)));
  }

  private static ValueType type(JsonString name) {
    return ValueType.valueOf(name.getString().toUpperCase(Locale.ROOT));
  }

  private static void requireOneOf(String name, JsonObject definition, JsonValue value) {
    if (definition.containsKey("enum") && !definition.getJsonArray("enum").contains(value)) {
      throw new ProblemException(
          Problem.PROPERTY_NOT_ONE_OF,
          name,
          definition.getJsonArray("enum").getValuesAs(JsonString.class).stream()
              .map(JsonString::getString)
              .collect(Collectors.joining(", ")));
    }
  }
}
