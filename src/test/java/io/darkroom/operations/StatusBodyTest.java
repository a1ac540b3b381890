package io.darkroom.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.rpc.Code;
import io.darkroom.problems.Message;
import io.darkroom.problems.Problem;
import io.darkroom.support.Client;
import io.darkroom.support.Operations;
import io.darkroom.support.Published;
import jakarta.json.JsonObject;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StatusBodyTest {

  private static final OperationErrors ERRORS = new OperationErrors();

  private static JsonObject refusal(Message message, int status, Locale language) {
    return Client.json(ERRORS.body(message, status, language));
  }

  @Test
  void refusalIsWrittenAsGoogleRpcHasIt() {
    assertThat(ERRORS.body(Message.of(Problem.TASK_NOT_FOUND, "x"), 404, Locale.ENGLISH))
        .isEqualTo(
            """
            {"code":5,"message":"There is no task x.","details":[\
            {"typeUrl":"type.googleapis.com/google.rpc.ErrorInfo",\
            "value":"Cg5UQVNLX05PVF9GT1VORBIIZGFya3Jvb20aEgoJcmV0cmlhYmxlEgVmYWxzZQ=="},\
            {"typeUrl":"type.googleapis.com/google.rpc.LocalizedMessage",\
            "value":"CgJlbhITVGhlcmUgaXMgbm8gdGFzayB4Lg=="}]}""");
  }

  @ParameterizedTest
  @EnumSource
  void everyProblemCanBeRead(Problem problem) {
    JsonObject status = refusal(Message.of(problem, "1", "2"), problem.status(), Locale.FRENCH);

    assertThat(Published.all(status)).hasSize(2);
    assertThat(Code.forNumber(status.getInt("code"))).isNotNull().isNotEqualTo(Code.OK);
    // AIP-193: what a reason may look like.
    assertThat(problem.name()).matches("[A-Z][A-Z0-9_]+[A-Z0-9]").hasSizeLessThanOrEqualTo(63);
  }

  @Test
  void failureOfATaskNamesItsStep() {
    Message failure = Message.of(Problem.SOURCE_TOO_SLOW, 60);

    StatusBody status = StatusBody.of(failure, Optional.of("fetch"), Locale.GERMAN);

    assertThat(status.code).isEqualTo(Code.DEADLINE_EXCEEDED_VALUE);
    assertThat(status.message).isEqualTo("Die Quelle hat 60 s lang nichts gesendet.");
  }

  @Test
  void statusThatSaysMoreThanItsProblemDecides() {
    Operations.assertStatus(
        refusal(Message.of(Problem.INTERNAL), 503, Locale.ENGLISH),
        Code.UNAVAILABLE,
        "INTERNAL",
        Map.of("retriable", "true"),
        "The server met an unexpected problem.");
  }
}
