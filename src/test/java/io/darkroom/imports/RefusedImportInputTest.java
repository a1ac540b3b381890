package io.darkroom.imports;

import static io.darkroom.imports.Inputs.MEMBER;
import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.problems.Message;
import io.darkroom.problems.Problem;
import io.darkroom.problems.Refusals;
import jakarta.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefusedImportInputTest {

  @ParameterizedTest
  @ValueSource(strings = {"null", "[]", "\"{}\"", "1", "true"})
  void isAnObject(String value) {
    assertThat(Refusals.of(() -> ImportInput.of(Inputs.value(value), MEMBER)))
        .isEqualTo(Message.of(Problem.PROPERTY_NOT_OBJECT, "input"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"import_from", "import_from_format", "image_properties"})
  void namesThePropertyThatIsMissing(String name) {
    assertRefused(Inputs.without(name), Problem.PROPERTY_MISSING, "input." + name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"url", "Import_from", "image_id", "stores", "os_hash_Value", ""})
  void namesAPropertyThatIsNotKnown(String name) {
    assertRefused(Inputs.with(name, "\"x\""), Problem.PROPERTY_UNKNOWN, "input." + name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"\"", "\" \"", "\"\\t\\n\""})
  void anEmptySourceIsMissing(String value) {
    assertRefused(Inputs.with("import_from", value), Problem.PROPERTY_MISSING, "input.import_from");
  }

  @Test
  void aFormatThatIsNullIsMissing() {
    assertRefused(
        Inputs.with("import_from_format", "null"),
        Problem.PROPERTY_MISSING,
        "input.import_from_format");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "import_from        | null      | PROPERTY_NOT_TEXT",
        "import_from        | 1         | PROPERTY_NOT_TEXT",
        "import_from        | [\"u\"]   | PROPERTY_NOT_TEXT",
        "import_from        | {}        | PROPERTY_NOT_TEXT",
        "import_from_format | 1         | PROPERTY_NOT_TEXT",
        "import_from_format | [\"raw\"] | PROPERTY_NOT_TEXT",
        "image_properties   | null      | PROPERTY_NOT_OBJECT",
        "image_properties   | \"{}\"    | PROPERTY_NOT_OBJECT",
        "image_properties   | []        | PROPERTY_NOT_OBJECT",
        "backend            | 1         | PROPERTY_NOT_TEXT",
        "backend            | [\"file\"] | PROPERTY_NOT_TEXT",
        "checksum           | 1         | PROPERTY_NOT_TEXT",
        "os_hash_algo       | true      | PROPERTY_NOT_TEXT",
        "os_hash_value      | []        | PROPERTY_NOT_TEXT",
      })
  void namesAPropertyOfAWrongType(String name, String value, Problem problem) {
    assertThat(Refusals.of(() -> ImportInput.of(Inputs.with(name, value), MEMBER)))
        .satisfies(
            refusal -> {
              assertThat(refusal.problem()).isEqualTo(problem);
              assertThat(refusal.arguments()).first().isEqualTo("input." + name);
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "RAW", "qcow", "qcow3", "vpc", "bare", "raw "})
  void aFormatThatCannotBeImportedIsRefused(String format) {
    assertRefused(
        Inputs.with("import_from_format", "\"" + format + "\""),
        Problem.PROPERTY_NOT_ONE_OF,
        "input.import_from_format",
        "ami, ari, aki, vhd, vhdx, vmdk, raw, qcow2, vdi, ploop, iso");
  }

  private static void assertRefused(JsonObject input, Problem problem, Object... arguments) {
    assertThat(Refusals.of(() -> ImportInput.of(input, MEMBER)))
        .isEqualTo(Message.of(problem, arguments));
  }
}
