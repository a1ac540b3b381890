package io.darkroom.support;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A document of the OpenAPI Specification 3.0, as far as its examples need it. */
public record OpenApi(JsonObject document) {

  private static final Set<String> METHODS =
      Set.of("get", "put", "post", "delete", "patch", "head", "options");
  private static final Set<String> NOTHING = Set.of("null", "\"\"");
  private static final String JSON = "application/json";

  /**
   * An answer that the document shows.
   *
   * @param name what the document calls it
   * @param request the body that is shown under the same name, if one is
   */
  public record Example(
      String method,
      String path,
      int status,
      String name,
      Optional<JsonValue> request,
      JsonObject answer) {

    public String title() {
      return "%s %s: %d, %s".formatted(method, path, status, name);
    }
  }

  public Set<String> paths() {
    return document.getJsonObject("paths").keySet();
  }

  /** The ids of all operations. */
  public List<String> operations() {
    return paths().stream()
        .flatMap(path -> methods(path).map(method -> operation(path, method)))
        .filter(operation -> operation.containsKey("operationId"))
        .map(operation -> operation.getString("operationId"))
        .toList();
  }

  private Stream<String> methods(String path) {
    return document.getJsonObject("paths").getJsonObject(path).keySet().stream()
        .filter(METHODS::contains);
  }

  private JsonObject operation(String path, String method) {
    return document.getJsonObject("paths").getJsonObject(path).getJsonObject(method);
  }

  /** The body of a request that is shown under a name. */
  public JsonValue requestExample(String path, String name) {
    return request(operation(path, "post"), name).orElseThrow();
  }

  /** All answers that are shown. */
  public List<Example> examples() {
    List<Example> examples = new ArrayList<>();
    for (String path : paths()) {
      methods(path).forEach(method -> addExamples(examples, path, method));
    }
    return examples;
  }

  private void addExamples(List<Example> examples, String path, String method) {
    JsonObject operation = operation(path, method);
    JsonObject responses = operation.getJsonObject("responses");
    for (String status : responses.keySet()) {
      JsonObject shown = shown(resolved(responses.getJsonObject(status)));
      for (String name : shown.keySet()) {
        examples.add(
            new Example(
                method.toUpperCase(java.util.Locale.ROOT),
                path,
                Integer.parseInt(status),
                name,
                request(operation, name),
                shown.getJsonObject(name).getJsonObject("value")));
      }
    }
  }

  private JsonObject resolved(JsonObject node) {
    return node.containsKey("$ref")
        ? document.getValue(node.getString("$ref").substring(1)).asJsonObject()
        : node;
  }

  private static Optional<JsonValue> request(JsonObject operation, String name) {
    return Optional.ofNullable(operation.getJsonObject("requestBody"))
        .map(OpenApi::shown)
        .map(shown -> shown.getJsonObject(name))
        .map(example -> example.get("value"));
  }

  private static JsonObject shown(JsonObject body) {
    return Optional.ofNullable(body.getJsonObject("content"))
        .map(content -> content.getJsonObject(JSON))
        .map(json -> json.getJsonObject("examples"))
        .orElse(JsonValue.EMPTY_JSON_OBJECT);
  }

  /**
   * What is the same in each run of an example: ids, times and nodes are others each time, of a
   * list only the first item is shown, and the server leaves out nulls and empty texts.
   */
  public static Object general(JsonValue value) {
    if (value instanceof JsonObject object) {
      TreeMap<String, Object> members = new TreeMap<>();
      object.forEach(
          (name, member) -> {
            if (!NOTHING.contains(member.toString())) {
              members.put(name, general(name, member));
            }
          });
      return members;
    }
    if (value instanceof JsonArray array) {
      return array.isEmpty() ? List.of() : List.of(general(array.get(0)));
    }
    return value instanceof JsonString text ? general(text.getString()) : value.toString();
  }

  private static Object general(String name, JsonValue value) {
    if (name.equals("value") && value instanceof JsonString packed) {
      byte[] bytes = Base64.getDecoder().decode(packed.getString());
      return general(new String(bytes, StandardCharsets.ISO_8859_1));
    }
    if (name.equals("node") && value instanceof JsonString) {
      return "NODE";
    }
    return name.equals("id") && value instanceof JsonNumber ? "NUMBER" : general(value);
  }

  private static String general(String text) {
    return text.replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "ID")
        .replaceAll("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z", "TIME");
  }
}
