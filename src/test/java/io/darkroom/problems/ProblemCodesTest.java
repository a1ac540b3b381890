package io.darkroom.problems;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** What programs are told about each problem, as the catalogue has it. */
class ProblemCodesTest {

  /** All that are not simply what the client sent or asked for. */
  private static final String TABLE =
      """
      CANCELLED: TASK_CANCELLED
      DEADLINE_EXCEEDED: BODY_TOO_SLOW SOURCE_TOO_SLOW SOURCE_TOO_LONG UNPACKING_TOO_LONG
      NOT_FOUND: NOT_FOUND SCHEMA_NOT_FOUND TASK_NOT_FOUND IMAGE_NOT_FOUND MEMBER_NOT_FOUND \
      TAG_NOT_FOUND STORE_NOT_FOUND COPY_NOT_FOUND PROPERTY_ABSENT IMPORT_STORE_UNKNOWN \
      STORE_UNKNOWN
      ALREADY_EXISTS: PROPERTY_EXISTS IMAGE_ID_TAKEN MEMBER_EXISTS COPY_EXISTS
      PERMISSION_DENIED: PROJECT_FORBIDDEN PROJECT_NEEDED RULE_FORBIDS CLIENT_NOT_LOCAL \
      OWNER_FORBIDDEN VISIBILITY_FORBIDDEN IMAGE_NOT_YOURS MEMBER_SPEAKS_FOR_ITSELF \
      SOURCE_PORT_REFUSED SOURCE_HOST_REFUSED
      RESOURCE_EXHAUSTED: BODY_TOO_LARGE QUEUE_FULL PROJECT_QUEUE_FULL TOO_MANY_FOLLOWERS \
      TOO_MANY_PROPERTIES TOO_MANY_TAGS PROPERTIES_TOO_LONG TOO_MANY_MEMBERS TOO_MANY_IMAGES \
      TOO_MANY_BYTES TOO_MANY_STAGED_BYTES IMAGE_TOO_LARGE SOURCE_TOO_LARGE EXPANSION_TOO_LARGE \
      CONVERSION_LIMITED
      FAILED_PRECONDITION: TASK_ENDED TASK_NOT_ENDED TASK_NOT_FAILED PROPERTY_FIXED \
      IMAGE_PROTECTED IMAGE_DEACTIVATED IMAGE_NOT_SHARED IMAGE_STATE IMAGE_ACTION_REFUSED \
      IMAGE_FORMATS_MISSING IMAGE_NOT_STAGED IMPORT_FORMATS_MISSING COPY_IS_LAST \
      SOURCE_ANSWERED SOURCE_TOO_MANY_REDIRECTS SOURCE_EMPTY IMAGE_NOT_ACTIVE \
      CONVERSION_FAILED
      ABORTED: KEY_IN_USE IMAGE_WORKED_ON
      OUT_OF_RANGE: RANGE_NOT_SATISFIABLE
      UNIMPLEMENTED: METHOD_NOT_ALLOWED FORMAT_FEATURE_UNKNOWN
      INTERNAL: TASK_CRASHED INTERNAL
      UNAVAILABLE: IDENTITY_UNAVAILABLE STORES_FAILED STORE_UNAVAILABLE SOURCE_UNREADABLE \
      SOURCE_INTERRUPTED CONVERSION_UNAVAILABLE
      DATA_LOSS: SOURCE_SIZE_MISMATCH SOURCE_CHECKSUM_MISMATCH DATA_SIZE_DIFFERS \
      DATA_CHECKSUM_DIFFERS ARCHIVE_CHECKSUM_DIFFERS
      UNAUTHENTICATED: TOKEN_MISSING TOKEN_INVALID TOKEN_UNSCOPED
      """;

  /** The same problem can be gone a little later, and nobody had to do anything. */
  private static final EnumSet<Problem> RETRIABLE =
      EnumSet.of(
          Problem.BODY_TOO_SLOW,
          Problem.QUEUE_FULL,
          Problem.PROJECT_QUEUE_FULL,
          Problem.TOO_MANY_FOLLOWERS,
          Problem.KEY_IN_USE,
          Problem.IMAGE_WORKED_ON,
          Problem.IDENTITY_UNAVAILABLE,
          Problem.STORES_FAILED,
          Problem.STORE_UNAVAILABLE,
          Problem.SOURCE_UNREADABLE,
          Problem.SOURCE_INTERRUPTED,
          Problem.SOURCE_TOO_SLOW,
          Problem.CONVERSION_UNAVAILABLE,
          Problem.SOURCE_SIZE_MISMATCH);

  @Test
  void eachProblemHasTheCodeOfItsKind() {
    TABLE.lines().forEach(ProblemCodesTest::assertRow);
  }

  private static void assertRow(String row) {
    RpcCode code = RpcCode.valueOf(row.split(": ", 2)[0]);
    List<String> names = List.of(row.split(": ", 2)[1].split(" ", -1));
    assertThat(
            Arrays.stream(Problem.values())
                .filter(problem -> problem.code() == code)
                .map(Enum::name))
        .as(code.name())
        .containsExactlyInAnyOrderElementsOf(names);
  }

  @Test
  void allOthersAreArguments() {
    String listed = " " + TABLE.lines().collect(Collectors.joining(" ")) + " ";

    assertThat(Problem.values())
        .filteredOn(problem -> !listed.contains(" " + problem + " "))
        .isNotEmpty()
        .allSatisfy(problem -> assertThat(problem.code()).isEqualTo(RpcCode.INVALID_ARGUMENT));
  }

  @Test
  void thoseThatMayPassAreWorthAnotherTry() {
    assertThat(Arrays.stream(Problem.values()).filter(Problem::retriable))
        .containsExactlyInAnyOrderElementsOf(RETRIABLE);
  }

  @ParameterizedTest
  @EnumSource(names = "SOURCE_ANSWERED", mode = Mode.EXCLUDE)
  void messageIsOfTheKindOfItsProblem(Problem problem) {
    Message message = Message.of(problem, 404);

    assertThat(message.code()).isEqualTo(problem.code());
    assertThat(message.retriable()).isEqualTo(problem.retriable());
  }

  @ParameterizedTest
  @CsvSource({
    "401, PERMISSION_DENIED, false",
    "403, PERMISSION_DENIED, false",
    "404, NOT_FOUND, false",
    "410, NOT_FOUND, false",
    "418, FAILED_PRECONDITION, false",
    "206, FAILED_PRECONDITION, false",
    "429, UNAVAILABLE, true",
    "500, UNAVAILABLE, true",
    "503, UNAVAILABLE, true",
    "99999999999, FAILED_PRECONDITION, false",
    "'', FAILED_PRECONDITION, false"
  })
  void answerOfASourceTellsMore(String status, RpcCode code, boolean retriable) {
    Message message = Message.of(Problem.SOURCE_ANSWERED, status);

    assertThat(message.code()).isEqualTo(code);
    assertThat(message.retriable()).isEqualTo(retriable);
  }

  @Test
  void answerThatNothingIsKnownOfIsAFailureStill() {
    assertThat(new Message(Problem.SOURCE_ANSWERED, List.of()).code())
        .isEqualTo(RpcCode.FAILED_PRECONDITION);
  }
}
