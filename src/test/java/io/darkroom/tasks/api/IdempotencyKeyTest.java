package io.darkroom.tasks.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.darkroom.http.Exchange;
import io.darkroom.problems.Message;
import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdempotencyKeyTest {

  private static Optional<String> key(String... headers) {
    return IdempotencyKey.of(new Exchange("POST", headers).request());
  }

  @Test
  void aRequestNeedsNone() {
    assertThat(key()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "\"8e03978e-40d5-43dd-bc93-6894a57f9324\" | 8e03978e-40d5-43dd-bc93-6894a57f9324",
        "8e03978e-40d5-43dd-bc93-6894a57f9324     | 8e03978e-40d5-43dd-bc93-6894a57f9324",
        "\"two words\"                            | two words",
        "\"a \\\" and a \\\\\"                    | a \" and a \\",
        "\"key\";of=somebody                      | key",
        "\"a,b\"                                  | a,b",
        "QUJD+/=_~.!                              | QUJD+/=_~.!"
      })
  void aKeyIsTheSameWithAndWithoutQuotes(String header, String key) {
    assertThat(key("Idempotency-Key", header)).contains(key);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "\"\"",
        "\" \"",
        "\"open",
        "closed\"",
        "\"a\"b",
        "\"a\" \"b\"",
        "a,b",
        "a b",
        "a;b",
        "\"a\\b\"",
        "\"smäll\"",
        "smäll",
        "\"tab\tbed\""
      })
  void whatIsNoKeyIsRefused(String header) {
    assertRefused("Idempotency-Key", header);
  }

  @Test
  void aKeyHas255CharactersAtMost() {
    assertThat(key("Idempotency-Key", "k".repeat(255))).isPresent();
    assertRefused("Idempotency-Key", "k".repeat(256));
    assertRefused("Idempotency-Key", '"' + "k".repeat(256) + '"');
    assertRefused("Idempotency-Key", '"' + "k".repeat(60_000) + '"');
    assertRefused("Idempotency-Key", '"' + "\\\\".repeat(30_000) + '"');
  }

  @Test
  void oneRequestHasOneKey() {
    assertRefused("Idempotency-Key", "a", "Idempotency-Key", "a");
  }

  private static void assertRefused(String... headers) {
    assertThatThrownBy(() -> key(headers))
        .isInstanceOf(ProblemException.class)
        .extracting(refusal -> ((ProblemException) refusal).problem())
        .isEqualTo(Message.of(Problem.KEY_INVALID, 255));
  }
}
