package io.darkroom.tasks.api;

import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.JsonValue.ValueType;
import java.util.Optional;
import java.util.Set;

/**
 * The body of {@code POST /v2/tasks}.
 *
 * @param type the name of a task type, not yet looked up
 * @param input an object or JSON null
 */
record TaskRequest(String type, JsonValue input) {

  /** Read-only properties of the schema, which Glance's clients may send back. */
  private static final Set<String> IGNORED =
      Set.of(
          "id",
          "status",
          "owner",
          "message",
          "result",
          "created_at",
          "updated_at",
          "expires_at",
          "self",
          "schema",
          "image_id",
          "request_id",
          "user_id");

  static TaskRequest of(JsonObject body) {
    for (String name : body.keySet()) {
      if (!name.equals("type") && !name.equals("input") && !IGNORED.contains(name)) {
        throw new ProblemException(Problem.PROPERTY_UNKNOWN, name);
      }
    }
    JsonValue type = required(body, "type");
    if (!(type instanceof JsonString name)) {
      throw new ProblemException(Problem.PROPERTY_NOT_TEXT, "type");
    }
    JsonValue input = required(body, "input");
    if (input.getValueType() != ValueType.OBJECT && input.getValueType() != ValueType.NULL) {
      throw new ProblemException(Problem.PROPERTY_NOT_OBJECT_OR_NULL, "input");
    }
    return new TaskRequest(name.getString(), input);
  }

  private static JsonValue required(JsonObject body, String name) {
    return Optional.ofNullable(body.get(name))
        .orElseThrow(() -> new ProblemException(Problem.PROPERTY_MISSING, name));
  }

  /** The text that is stored; nothing for JSON null. */
  Optional<String> storedInput() {
    return input.getValueType() == ValueType.NULL
        ? Optional.empty()
        : Optional.of(input.toString());
  }
}
