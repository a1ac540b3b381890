package io.darkroom.http;

import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;

/** Refuses text that no database keeps faithfully: NUL and halves of surrogate pairs. */
final class StorableText {

  private StorableText() {}

  static void require(JsonValue body) {
    require("body", body);
  }

  private static void require(String place, JsonValue value) {
    if (value instanceof JsonString text) {
      require(place, text.getString());
    } else if (value instanceof JsonArray items) {
      items.forEach(item -> require(place, item));
    } else if (value instanceof JsonObject members) {
      members.forEach(
          (name, member) -> {
            require(place, name);
            require(name, member);
          });
    }
  }

  private static void require(String place, String text) {
    boolean storable =
        text.codePoints().noneMatch(c -> c == 0 || Character.getType(c) == Character.SURROGATE);
    if (!storable) {
      throw new ProblemException(Problem.PROPERTY_NOT_STORABLE, place);
    }
  }
}
