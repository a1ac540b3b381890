package io.darkroom.tasks;

import io.darkroom.platform.json.Json;
import io.darkroom.problems.Message;
import io.darkroom.problems.Problem;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The arguments of a stored message: a JSON array of strings. */
final class StoredArguments {

  private StoredArguments() {}

  static String text(Message message) {
    return Json.createArrayBuilder(message.arguments()).build().toString();
  }

  /**
   * A stored message; one that says little, when a node of another version has stored a problem
   * that this one does not know.
   */
  static Message message(String problem, @Nullable String arguments) {
    return Problem.named(problem)
        .map(known -> message(known, arguments))
        .orElse(Message.of(Problem.INTERNAL));
  }

  static Message message(Problem problem, @Nullable String arguments) {
    if (arguments == null) {
      return new Message(problem, List.of());
    }
    try (var reader = Json.createReader(new StringReader(arguments))) {
      return new Message(
          problem,
          reader.readArray().getValuesAs(JsonString.class).stream()
              .map(JsonString::getString)
              .toList());
    }
  }
}
