package io.darkroom.http;

import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.JsonValue.ValueType;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The check of a value against what a schema says of it.
 *
 * @param name of the property, for the refusal
 * @param definition with the keywords {@code type}, {@code enum}, {@code maxLength}, {@code
 *     pattern}, {@code minimum} and {@code maximum} (of whole numbers), {@code items}
 */
record SchemaCheck(String name, JsonObject definition) {

  /** The digits alone decide, so that 1e999999999 is never written out. */
  private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,18}(?:\\.0{1,18})?");

  void require(JsonValue value) {
    requireType(value);
    requireOneOf(value);
    if (value instanceof JsonString text) {
      requireText(text.getString());
    } else if (value instanceof JsonNumber number) {
      requireWithin(number.longValue());
    } else if (value instanceof JsonArray items && definition.containsKey("items")) {
      SchemaCheck item = new SchemaCheck(name, definition.getJsonObject("items"));
      items.forEach(item::require);
    }
  }

  private void requireType(JsonValue value) {
    if (types().stream().noneMatch(type -> is(type, value))) {
      throw refusalOfType();
    }
  }

  private List<String> types() {
    return definition.get("type") instanceof JsonString one
        ? List.of(one.getString())
        : definition.getJsonArray("type").getValuesAs(JsonString::getString);
  }

  private static boolean is(String type, JsonValue value) {
    ValueType actual = value.getValueType();
    return switch (type) {
      case "null", "string", "object", "array" -> actual.name().equalsIgnoreCase(type);
      case "boolean" -> actual == ValueType.TRUE || actual == ValueType.FALSE;
      case "integer" -> actual == ValueType.NUMBER && WHOLE.matcher(value.toString()).matches();
      default -> throw new IllegalStateException("Nobody checks the type " + type);
    };
  }

  private ProblemException refusalOfType() {
    List<String> other = types().stream().filter(type -> !type.equals("null")).toList();
    return switch (other.get(0)) {
      case "string" -> refusal(Problem.PROPERTY_NOT_TEXT);
      case "boolean" -> refusal(Problem.PROPERTY_NOT_BOOLEAN);
      case "array" -> refusal(Problem.PROPERTY_NOT_LIST);
      case "integer" -> refusalOfNumber();
      case "object" ->
          refusal(
              types().size() == 1
                  ? Problem.PROPERTY_NOT_OBJECT
                  : Problem.PROPERTY_NOT_OBJECT_OR_NULL);
      default -> throw new IllegalStateException("Nobody words the type " + definition);
    };
  }

  private ProblemException refusal(Problem problem) {
    return new ProblemException(problem, name);
  }

  private ProblemException refusalOfNumber() {
    return new ProblemException(Problem.PROPERTY_NOT_COUNT, name, definition.getInt("maximum"));
  }

  private void requireWithin(long number) {
    if (number < definition.getInt("minimum") || number > definition.getInt("maximum")) {
      throw refusalOfNumber();
    }
  }

  private void requireOneOf(JsonValue value) {
    if (definition.containsKey("enum") && !definition.getJsonArray("enum").contains(value)) {
      String allowed =
          definition.getJsonArray("enum").stream()
              .filter(JsonString.class::isInstance)
              .map(text -> ((JsonString) text).getString())
              .collect(Collectors.joining(", "));
      throw new ProblemException(Problem.PROPERTY_NOT_ONE_OF, name, allowed);
    }
  }

  /** The only pattern that there is in our schemas is that of UUIDs. */
  private void requireText(String text) {
    int longest = definition.getInt("maxLength", Integer.MAX_VALUE);
    if (text.codePointCount(0, text.length()) > longest) {
      throw new ProblemException(Problem.PROPERTY_TOO_LONG, name, longest);
    }
    if (definition.containsKey("pattern") && !text.matches(definition.getString("pattern"))) {
      throw refusal(Problem.PROPERTY_NOT_UUID);
    }
  }
}
