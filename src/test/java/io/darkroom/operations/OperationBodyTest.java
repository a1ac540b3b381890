package io.darkroom.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Struct;
import com.google.rpc.Code;
import io.darkroom.problems.Message;
import io.darkroom.problems.Problem;
import io.darkroom.support.Client;
import io.darkroom.support.Operations;
import io.darkroom.support.Published;
import io.darkroom.tasks.TaskReport;
import io.darkroom.tasks.TaskStatus;
import jakarta.json.JsonObject;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OperationBodyTest {

  private static final Instant CREATED = Instant.parse("2026-11-22T10:00:00.999999Z");
  private static final Instant MODIFIED = Instant.parse("2026-11-22T10:05:00Z");

  private final Jsonb json = JsonbBuilder.create();

  @AfterEach
  void close() throws Exception {
    json.close();
  }

  private static TaskReport task(
      TaskStatus status, Optional<String> result, Optional<Message> message) {
    return new TaskReport(
        "0b1a6f4e-6d5c-4f3a-9a51-3c9d3a9f0001",
        "import",
        status,
        "project-1",
        Optional.of("user-1"),
        result.map(made -> "7c0d5a3e-0000-4000-8000-000000000001"),
        result,
        message,
        message.map(failure -> "inspect"),
        CREATED,
        MODIFIED);
  }

  private String shown(TaskReport task, Locale language) {
    return json.toJson(new OperationBody(task, language));
  }

  @Test
  void whatWaitsHasNeitherAResponseNorAnError() {
    assertThat(shown(task(TaskStatus.PENDING, Optional.empty(), Optional.empty()), Locale.ENGLISH))
        .isEqualTo(
            """
            {"id":"0b1a6f4e-6d5c-4f3a-9a51-3c9d3a9f0001",\
            "serviceInstanceId":"project-1",\
            "command":"import",\
            "status":"PENDING",\
            "createdAt":"2026-11-22T10:00:00Z",\
            "modifiedAt":"2026-11-22T10:05:00Z",\
            "createdBy":"user-1",\
            "metadata":{"typeUrl":"type.googleapis.com/google.protobuf.Struct","value":""}}""");
  }

  @Test
  void successHasItsResultAsAResponse() {
    String result = "{\"image_id\":\"7c0d5a3e-0000-4000-8000-000000000001\"}";

    JsonObject shown =
        Client.json(
            shown(task(TaskStatus.SUCCESS, Optional.of(result), Optional.empty()), Locale.ENGLISH));

    assertThat(shown.getString("status")).isEqualTo("SUCCESS");
    assertThat(shown).containsKey("response").doesNotContainKey("error");
    assertThat(image(shown, "response")).isEqualTo("7c0d5a3e-0000-4000-8000-000000000001");
    assertThat(image(shown, "metadata")).isEqualTo("7c0d5a3e-0000-4000-8000-000000000001");
  }

  private static String image(JsonObject shown, String member) {
    return Published.unpacked(shown.getJsonObject(member), Struct.class)
        .getFieldsOrThrow("image_id")
        .getStringValue();
  }

  @Test
  void failureHasAnErrorInTheReadersLanguage() {
    Message failure = Message.of(Problem.FORMAT_MISMATCH, "raw", "qcow2");

    JsonObject shown =
        Client.json(
            shown(
                task(TaskStatus.FAILURE, Optional.empty(), Optional.of(failure)), Locale.JAPANESE));

    assertThat(shown.getString("status")).isEqualTo("FAILURE");
    assertThat(shown).doesNotContainKey("response");
    Operations.assertStatus(
        shown.getJsonObject("error"),
        Code.INVALID_ARGUMENT,
        "FORMAT_MISMATCH",
        Map.of("step", "inspect", "retriable", "false"),
        io.darkroom.problems.Messages.text(failure, Locale.JAPANESE));
  }
}
