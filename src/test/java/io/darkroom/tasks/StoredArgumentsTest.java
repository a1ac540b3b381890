package io.darkroom.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.problems.Message;
import io.darkroom.problems.Problem;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StoredArgumentsTest {

  static Stream<List<String>> arguments() {
    return Stream.of(
        List.of(),
        List.of(""),
        List.of("10", "5"),
        List.of("\"quoted\"", "back\\slash", "[1,2]", "a\nb\tc\u0001"),
        List.of("caf\u00e9 \u65e5\u672c\u8a9e \uD83D\uDE00", "it's {0}"));
  }

  @ParameterizedTest
  @MethodSource("arguments")
  void comeBackAsTheyWere(List<String> arguments) {
    Message message = new Message(Problem.INTERNAL, arguments);

    assertThat(StoredArguments.message(Problem.INTERNAL, StoredArguments.text(message)))
        .isEqualTo(message);
  }

  @Test
  void areStoredAsAListOfStrings() {
    assertThat(StoredArguments.text(Message.of(Problem.SOURCE_SIZE_MISMATCH, 10, "\u00e9\"")))
        .isEqualTo("[\"10\",\"\u00e9\\\"\"]");
  }

  @Test
  void thatWereNeverStoredAreNone() {
    assertThat(StoredArguments.message(Problem.INTERNAL, null))
        .isEqualTo(Message.of(Problem.INTERNAL));
  }
}
