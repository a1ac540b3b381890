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

  private final JsonSchema open =
      new JsonSchema(
          json(
              """
              {"name": "open", "properties": {
                "flag": {"type": "boolean"},
                "count": {"type": "integer", "minimum": 0, "maximum": 9},
                "words": {"type": "array", "items": {"type": "string", "maxLength": 3}},
                "short": {"type": ["null", "string"], "maxLength": 3},
                "code": {"type": "string", "pattern": "^[a-z][0-9]$"}},
               "additionalProperties": {"type": "string"}}
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'flag': true, 'count': 0, 'words': [], 'short': null, 'other': 'x'}",
        "{'flag': false, 'count': 9.0, 'words': ['abc', ''], 'short': '\uD83D\uDE00\uD83D\uDE00\uD83D\uDE00'}"
      })
  void takesWhatFitsOtherKeywords(String body) {
    assertThatCode(() -> open.validate(json(body))).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'flag': 1}          | PROPERTY_NOT_BOOLEAN | flag",
        "{'flag': null}       | PROPERTY_NOT_BOOLEAN | flag",
        "{'words': 'abc'}     | PROPERTY_NOT_LIST    | words",
        "{'words': ['a', 1]}  | PROPERTY_NOT_TEXT    | words",
        "{'words': [['a']]}   | PROPERTY_NOT_TEXT    | words",
        "{'short': 1}         | PROPERTY_NOT_TEXT    | short",
        "{'code': 'x'}        | PROPERTY_NOT_UUID    | code",
        "{'other': 1}         | PROPERTY_NOT_TEXT    | other",
        "{'other': null}      | PROPERTY_NOT_TEXT    | other"
      })
  void namesWhatDoesNotFitOtherKeywords(String body, Problem problem, String property) {
    assertThat(Refusals.of(() -> open.validate(json(body))))
        .isEqualTo(Message.of(problem, property));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"-1", "10", "1.5", "'1'", "true", "1e1", "1e999999999", "123456789012345678901"})
  void aCountLiesWithinItsBounds(String count) {
    assertThat(Refusals.of(() -> open.validate(json("{'count': " + count + "}"))))
        .isEqualTo(Message.of(Problem.PROPERTY_NOT_COUNT, "count", 9));
  }

  @Test
  void aTextHasSoManyCharactersInAnyScript() {
    assertThat(Refusals.of(() -> open.validate(json("{'short': 'abcd'}"))))
        .isEqualTo(Message.of(Problem.PROPERTY_TOO_LONG, "short", 3));
    assertThat(Refusals.of(() -> open.validate(json("{'words': ['', 'abcd']}"))))
        .isEqualTo(Message.of(Problem.PROPERTY_TOO_LONG, "words", 3));
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
