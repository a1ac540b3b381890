package io.darkroom.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.darkroom.problems.Message;
import io.darkroom.problems.Problem;
import io.darkroom.problems.Refusals;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonSchemaTest {

  private final JsonSchema schema =
      new JsonSchema(
          json(
              """
              {"name": "thing", "properties": {
                "name": {"type": "string"},
                "kind": {"type": "string", "enum": ["a", "b"]},
                "parts": {"type": "object"},
                "rest": {"type": ["null", "object"]},
                "id": {"type": "string", "readOnly": true}}}
              """));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'name': '', 'kind': 'b', 'parts': {}, 'rest': null}",
        "{'rest': {'anything': [1]}}",
        "{'id': 7, 'name': 'x'}"
      })
  void takesWhatFits(String body) {
    assertThatCode(() -> schema.validate(json(body))).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'name': 1}          | PROPERTY_NOT_TEXT           | name",
        "{'name': null}       | PROPERTY_NOT_TEXT           | name",
        "{'parts': []}        | PROPERTY_NOT_OBJECT         | parts",
        "{'parts': null}      | PROPERTY_NOT_OBJECT         | parts",
        "{'rest': 'x'}        | PROPERTY_NOT_OBJECT_OR_NULL | rest",
        "{'other': 1}         | PROPERTY_UNKNOWN            | other",
        "{'Name': 'x'}        | PROPERTY_UNKNOWN            | Name"
      })
  void namesThePropertyThatDoesNotFit(String body, Problem problem, String property) {
    assertThat(Refusals.of(() -> schema.validate(json(body))))
        .isEqualTo(Message.of(problem, property));
  }

  @Test
  void namesTheValuesThatAPropertyMayHave() {
    assertThat(Refusals.of(() -> schema.validate(json("{'kind': 'c'}"))))
        .isEqualTo(Message.of(Problem.PROPERTY_NOT_ONE_OF, "kind", "a, b"));
  }

  @Test
  void aDefinitionIsReplacedInItsPlace() {
    JsonSchema changed = schema.with("kind", json("{'type': 'object'}"));

    assertThat(changed.document().getJsonObject("properties"))
        .containsOnlyKeys("name", "kind", "parts", "rest", "id");
    assertThat(changed.property("kind")).isEqualTo(json("{'type': 'object'}"));
  }

  private static JsonObject json(String text) {
    try (JsonReader reader = Json.createReader(new StringReader(text.replace('\'', '"')))) {
      return reader.readObject();
    }
  }
}
