package io.darkroom.imports;

import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.JsonValue.ValueType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Takes typed values out of a JSON object and names the property when one does not fit. */
record InputReader(String path, JsonObject members) {

  private static final int LONGEST_NAME = 255;

  ProblemException wrongType(String name, String expected) {
    return new ProblemException(Problem.PROPERTY_WRONG_TYPE, path + name, expected);
  }

  private JsonValue required(String name) {
    return Optional.ofNullable(members.get(name))
        .orElseThrow(() -> new ProblemException(Problem.PROPERTY_MISSING, path + name));
  }

  private Optional<JsonValue> present(String name) {
    return Optional.ofNullable(members.get(name)).filter(value -> value != JsonValue.NULL);
  }

  String requiredText(String name) {
    String text = text(name, required(name));
    if (text.isBlank()) {
      throw new ProblemException(Problem.PROPERTY_MISSING, path + name);
    }
    return text;
  }

  JsonObject requiredObject(String name) {
    if (required(name) instanceof JsonObject object) {
      return object;
    }
    throw wrongType(name, "an object");
  }

  Optional<String> text(String name) {
    return present(name).map(value -> text(name, value));
  }

  private String text(String name, JsonValue value) {
    if (value instanceof JsonString text) {
      return text.getString();
    }
    throw wrongType(name, "a string");
  }

  /** A text of at most 255 characters. */
  Optional<String> name(String name) {
    return text(name).map(text -> shortEnough(name, text));
  }

  private String shortEnough(String name, String text) {
    if (text.codePointCount(0, text.length()) > LONGEST_NAME) {
      throw new ProblemException(
          Problem.PROPERTY_TOO_LONG, path + name, String.valueOf(LONGEST_NAME));
    }
    return text;
  }

  Optional<String> oneOf(String name, Collection<String> allowed) {
    Optional<String> value = text(name);
    if (value.isPresent() && !allowed.contains(value.get())) {
      throw new ProblemException(
          Problem.PROPERTY_NOT_ONE_OF, path + name, String.join(", ", allowed));
    }
    return value;
  }

  boolean flag(String name) {
    ValueType type = present(name).map(JsonValue::getValueType).orElse(ValueType.FALSE);
    if (type != ValueType.TRUE && type != ValueType.FALSE) {
      throw wrongType(name, "true or false");
    }
    return type == ValueType.TRUE;
  }

  /** A whole number from 0 to 2^31 - 1; 0 when it is not there. */
  int count(String name) {
    Optional<JsonValue> value = present(name);
    if (value.isEmpty()) {
      return 0;
    }
    if (value.get() instanceof JsonNumber number && number.toString().matches("[0-9]{1,10}")) {
      long count = number.longValue();
      if (count <= Integer.MAX_VALUE) {
        return (int) count;
      }
    }
    throw wrongType(name, "a whole number from 0 to " + Integer.MAX_VALUE);
  }

  /** A list of texts of at most 255 characters each. */
  List<String> names(String name) {
    Optional<JsonValue> value = present(name);
    if (value.isEmpty()) {
      return List.of();
    }
    if (!(value.get() instanceof JsonArray items)) {
      throw wrongType(name, "a list of strings");
    }
    return items.stream().map(item -> shortEnough(name, text(name, item))).distinct().toList();
  }
}
