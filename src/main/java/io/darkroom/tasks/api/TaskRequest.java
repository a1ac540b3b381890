package io.darkroom.tasks.api;

import io.darkroom.http.JsonSchema;
import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Optional;

/**
 * The body of {@code POST /v2/tasks}.
 *
 * @param type the name of a task type
 * @param input an object or JSON null
 */
record TaskRequest(String type, JsonValue input) {

  /**
   * Reads a body.
   *
   * @throws ProblemException naming the property that is missing or does not fit the schema
   */
  static TaskRequest of(JsonObject body, JsonSchema schema) {
    schema.validate(body);
    required(body, "type");
    return new TaskRequest(body.getString("type"), required(body, "input"));
  }

  /** Not in the schema: it also describes the tasks of a list, which have no input. */
  private static JsonValue required(JsonObject body, String name) {
    return Optional.ofNullable(body.get(name))
        .orElseThrow(() -> new ProblemException(Problem.PROPERTY_MISSING, name));
  }
}
