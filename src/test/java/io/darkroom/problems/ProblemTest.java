package io.darkroom.problems;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemTest {

  @ParameterizedTest
  @EnumSource
  void isAnsweredWithTheStatusOfAnError(Problem problem) {
    assertThat(problem.status()).isBetween(400, 599);
  }

  @ParameterizedTest
  @CsvSource({
    "BODY_MALFORMED, 400",
    "BODY_TOO_LARGE, 413",
    "MEDIA_TYPE_NOT_JSON, 415",
    "RANGE_NOT_SATISFIABLE, 416",
    "MULTIPLE_RANGES, 400",
    "TASK_NOT_FOUND, 404",
    "CLIENT_NOT_LOCAL, 403",
    "OWNER_FORBIDDEN, 403",
    "VISIBILITY_FORBIDDEN, 403",
    "SOURCE_HOST_REFUSED, 400",
    "STORE_UNAVAILABLE, 503",
    "INTERNAL, 500"
  })
  void hasTheStatusOfTheContract(Problem problem, int status) {
    assertThat(problem.status()).isEqualTo(status);
  }

  @Test
  void isFoundByTheNameThatWasStored() {
    assertThat(Problem.named("SOURCE_EMPTY")).contains(Problem.SOURCE_EMPTY);
    assertThat(Problem.named("OF_A_LATER_VERSION")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "400, REQUEST_REFUSED",
    "404, NOT_FOUND",
    "405, METHOD_NOT_ALLOWED",
    "406, REQUEST_REFUSED",
    "500, INTERNAL",
    "503, INTERNAL"
  })
  void isGuessedFromAStatusThatSaysNoMore(int status, Problem problem) {
    assertThat(Problem.ofStatus(status)).isEqualTo(problem);
  }

  @Test
  void aMessageKeepsItsArgumentsAsTexts() {
    assertThat(Message.of(Problem.SOURCE_SIZE_MISMATCH, 5L, "6"))
        .isEqualTo(new Message(Problem.SOURCE_SIZE_MISMATCH, List.of("5", "6")));
  }

  @Test
  void anExceptionShowsItsProblemAndKeepsItsCauseForTheLog() {
    IllegalStateException cause = new IllegalStateException("secret");

    ProblemException exception =
        ProblemException.causedBy(cause, Problem.PROPERTY_MISSING, "input");

    assertThat(exception.problem()).isEqualTo(Message.of(Problem.PROPERTY_MISSING, "input"));
    assertThat(exception).hasCause(cause).hasMessage("PROPERTY_MISSING [input]");
  }
}
