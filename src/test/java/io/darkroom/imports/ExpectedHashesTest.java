package io.darkroom.imports;

import static io.darkroom.imports.Inputs.MEMBER;
import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.imports.ImportInput.ExpectedHashes;
import io.darkroom.problems.Message;
import io.darkroom.problems.Problem;
import io.darkroom.problems.Refusals;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpectedHashesTest {

  private static final String SHA512 = "0f".repeat(64);

  @Test
  void eachCanBeDemandedAlone() {
    assertThat(expected(Inputs.with("checksum", "\"" + "A0".repeat(16) + "\"")))
        .isEqualTo(new ExpectedHashes(Optional.of("a0".repeat(16)), Optional.empty()));
    assertThat(expected(hash("\"sha512\"", "\"" + SHA512 + "\"")))
        .isEqualTo(new ExpectedHashes(Optional.empty(), Optional.of(SHA512)));
  }

  @Test
  void nullDemandsNothing() {
    assertThat(expected(hash("null", "null")))
        .isEqualTo(new ExpectedHashes(Optional.empty(), Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "g0000000000000000000000000000000", " "})
  void theChecksumHas32Digits(String value) {
    assertThat(refusal(Inputs.with("checksum", "\"" + value + "\"")))
        .isEqualTo(Message.of(Problem.PROPERTY_NOT_HEXADECIMAL, "input.checksum", 32));
    assertThat(refusal(Inputs.with("checksum", "\"" + "0".repeat(33) + "\"")).problem())
        .isEqualTo(Problem.PROPERTY_NOT_HEXADECIMAL);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 32, 127, 129})
  void theHashHas128Digits(int digits) {
    assertThat(refusal(hash("\"sha512\"", "\"" + "0".repeat(digits) + "\"")))
        .isEqualTo(Message.of(Problem.PROPERTY_NOT_HEXADECIMAL, "input.os_hash_value", 128));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sha256", "SHA512", "md5", ""})
  void theAlgorithmIsSha512(String algorithm) {
    assertThat(refusal(hash("\"" + algorithm + "\"", "\"" + SHA512 + "\"")))
        .isEqualTo(Message.of(Problem.PROPERTY_NOT_ONE_OF, "input.os_hash_algo", "sha512"));
  }

  @ParameterizedTest
  @CsvSource({"os_hash_algo, sha512, os_hash_value", "os_hash_value, , os_hash_algo"})
  void anAlgorithmAndAValueBelongTogether(String name, String value, String missing) {
    String text = value == null ? SHA512 : value;

    assertThat(refusal(Inputs.with(name, "\"" + text + "\"")))
        .isEqualTo(Message.of(Problem.PROPERTY_MISSING, "input." + missing));
  }

  private static JsonObject hash(String algorithm, String value) {
    return Json.createObjectBuilder(Inputs.with("os_hash_algo", algorithm))
        .add("os_hash_value", Inputs.value(value))
        .build();
  }

  private static ExpectedHashes expected(JsonObject input) {
    return ImportInput.of(input, MEMBER).expected();
  }

  private static Message refusal(JsonObject input) {
    return Refusals.of(() -> ImportInput.of(input, MEMBER));
  }
}
