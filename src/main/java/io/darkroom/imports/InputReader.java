package io.darkroom.imports;

import io.darkroom.images.PropertyNames;
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
import java.util.stream.Stream;

/** Takes typed values out of a JSON object and names the property when one does not fit. */
record InputReader(String path, JsonObject members) {

  ProblemException refusal(Problem problem, String name, Object... details) {
    Object[] arguments = Stream.concat(Stream.of(path + name), Stream.of(details)).toArray();
    return new ProblemException(problem, arguments);
  }

  private JsonValue required(String name) {
    return Optional.ofNullable(members.get(name))
        .orElseThrow(() -> refusal(Problem.PROPERTY_MISSING, name));
  }

  /** Whether it is there, and not null. */
  boolean has(String name) {
    return present(name).isPresent();
  }

  private Optional<JsonValue> present(String name) {
    return Optional.ofNullable(members.get(name)).filter(value -> value != JsonValue.NULL);
  }

  String requiredText(String name) {
    String text = text(name, required(name));
    if (text.isBlank()) {
      throw refusal(Problem.PROPERTY_MISSING, name);
    }
    return text;
  }

  JsonObject requiredObject(String name) {
    if (required(name) instanceof JsonObject object) {
      return object;
    }
    throw refusal(Problem.PROPERTY_NOT_OBJECT, name);
  }

  Optional<String> text(String name) {
    return present(name).map(value -> text(name, value));
  }

  private String text(String name, JsonValue value) {
    if (value instanceof JsonString text) {
      return text.getString();
    }
    throw refusal(Problem.PROPERTY_NOT_TEXT, name);
  }

  /** A text of at most 255 characters. */
  Optional<String> name(String name) {
    return text(name).map(text -> shortEnough(name, text));
  }

  private String shortEnough(String name, String text) {
    if (PropertyNames.isTooLong(text)) {
      throw refusal(Problem.PROPERTY_TOO_LONG, name, PropertyNames.LONGEST);
    }
    return text;
  }

  Optional<String> oneOf(String name, Collection<String> allowed) {
    Optional<String> value = text(name);
    if (value.isPresent() && !allowed.contains(value.get())) {
      throw refusal(Problem.PROPERTY_NOT_ONE_OF, name, String.join(", ", allowed));
    }
    return value;
  }

  boolean flag(String name) {
    ValueType type = present(name).map(JsonValue::getValueType).orElse(ValueType.FALSE);
    if (type != ValueType.TRUE && type != ValueType.FALSE) {
      throw refusal(Problem.PROPERTY_NOT_BOOLEAN, name);
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
    throw refusal(Problem.PROPERTY_NOT_COUNT, name, Integer.MAX_VALUE);
  }

  /** A list of texts of at most 255 characters each. */
  List<String> names(String name) {
    Optional<JsonValue> value = present(name);
    if (value.isEmpty()) {
      return List.of();
    }
    if (!(value.get() instanceof JsonArray items)) {
      throw refusal(Problem.PROPERTY_NOT_LIST, name);
    }
    return items.stream().map(item -> shortEnough(name, text(name, item))).distinct().toList();
  }
}
