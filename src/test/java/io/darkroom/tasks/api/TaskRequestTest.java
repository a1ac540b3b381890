package io.darkroom.tasks.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.http.JsonSchema;
import io.darkroom.problems.Message;
import io.darkroom.problems.Problem;
import io.darkroom.problems.Refusals;
import io.darkroom.tasks.NamedType;
import io.darkroom.tasks.TaskTypeBeans;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TaskRequestTest {

  private static final String INPUT =
      """
      {"import_from":"http://example.org/caf\u00e9","b":[1.50,null],"a":{}}""";

  private static final JsonSchema SCHEMA =
      new TaskSchema(TaskTypeBeans.types(new NamedType("import"))).task();

  @Test
  void hasATypeAndAnInputThatIsStoredAsItWasSent() {
    TaskRequest request = request("{\"type\":\"import\",\"input\":" + INPUT + "}");

    assertThat(request.type()).isEqualTo("import");
    assertThat(request.input()).hasToString(INPUT);
  }

  @Test
  void mayHaveNullForAnInput() {
    TaskRequest request = request("{\"input\":null,\"type\":\"import\"}");

    assertThat(request.input()).isEqualTo(JsonValue.NULL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
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
        "user_id"
      })
  void readOnlyPropertiesAreIgnored(String name) {
    for (String value : new String[] {"\"x\"", "null", "[1]"}) {
      assertThat(request("{\"type\":\"import\",\"input\":{},\"" + name + "\":" + value + "}"))
          .isEqualTo(request("{\"type\":\"import\",\"input\":{}}"));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}                                         | PROPERTY_MISSING    | type",
        "{\"input\":{}}                             | PROPERTY_MISSING    | type",
        "{\"type\":\"import\"}                      | PROPERTY_MISSING    | input",
        "{\"type\":\"import\",\"input\":{},\"x\":1} | PROPERTY_UNKNOWN    | x",
        "{\"Type\":\"import\",\"input\":{}}         | PROPERTY_UNKNOWN    | Type",
        "{\"type\":\"import\",\"input\":{},\"\":1}  | PROPERTY_UNKNOWN    | ``",
      })
  void namesThePropertyThatIsMissingOrUnknown(String body, Problem problem, String property) {
    assertThat(Refusals.of(() -> request(body))).isEqualTo(Message.of(problem, property));
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "1", "true", "[\"import\"]", "{}"})
  void theTypeIsAString(String type) {
    assertThat(Refusals.of(() -> request("{\"type\":" + type + ",\"input\":{}}")))
        .isEqualTo(Message.of(Problem.PROPERTY_NOT_TEXT, "type"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Import", "export", "api_image_import"})
  void theTypeIsOneThatTheDeploymentRuns(String type) {
    assertThat(Refusals.of(() -> request("{\"type\":\"" + type + "\",\"input\":{}}")))
        .isEqualTo(Message.of(Problem.PROPERTY_NOT_ONE_OF, "type", "import"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"{}\"", "1", "true", "false", "[]", "[{}]"})
  void theInputIsAnObjectOrNull(String input) {
    assertThat(Refusals.of(() -> request("{\"type\":\"import\",\"input\":" + input + "}")))
        .isEqualTo(Message.of(Problem.PROPERTY_NOT_OBJECT_OR_NULL, "input"));
  }

  private static TaskRequest request(String body) {
    return TaskRequest.of(json(body), SCHEMA);
  }

  private static JsonObject json(String text) {
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      return reader.readObject();
    }
  }
}
