package io.darkroom.tasks.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.problems.Message;
import io.darkroom.problems.Problem;
import io.darkroom.tasks.Requester;
import io.darkroom.tasks.Task;
import io.darkroom.tasks.TestTasks;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TaskBodyTest {

  private static final String INPUT =
      """
      {"import_from":"http://example.org/caf\u00e9 \uD83D\uDE00","b":[1.50,null,true],"a":{}}""";

  private final Jsonb json = JsonbBuilder.create();

  @AfterEach
  void close() throws Exception {
    json.close();
  }

  @Test
  void aTaskThatWaitsHasNeitherAResultNorAnEnd() {
    Task task = TestTasks.pending(INPUT);

    assertThat(shown(task))
        .isEqualTo(
            expected(
                task,
                """
                {"id":"{id}",\
                "input":{input},\
                "type":"import",\
                "status":"pending",\
                "owner":"project-1",\
                "message":"",\
                "result":null,\
                "created_at":"2026-11-22T10:00:00Z",\
                "updated_at":"2026-11-22T10:00:00Z",\
                "self":"/v2/tasks/{id}",\
                "schema":"/v2/schemas/task",\
                "request_id":"req-0b1a6f4e-6d5c-4f3a-9a51-3c9d3a9f0001",\
                "user_id":"user-1"}"""));
  }

  @Test
  void aTaskThatSucceededHasAResult() {
    Task task = TestTasks.succeeded(INPUT, "7c0d5a3e-0000-4000-8000-000000000001");

    assertThat(shown(task))
        .isEqualTo(
            expected(
                task,
                """
                {"id":"{id}",\
                "input":{input},\
                "type":"import",\
                "status":"success",\
                "owner":"project-1",\
                "message":"",\
                "result":{"image_id":"7c0d5a3e-0000-4000-8000-000000000001"},\
                "created_at":"2026-11-22T10:00:00Z",\
                "updated_at":"2026-11-22T10:05:00Z",\
                "self":"/v2/tasks/{id}",\
                "schema":"/v2/schemas/task",\
                "expires_at":"2026-11-24T10:05:00Z",\
                "image_id":"7c0d5a3e-0000-4000-8000-000000000001",\
                "request_id":"req-0b1a6f4e-6d5c-4f3a-9a51-3c9d3a9f0001",\
                "user_id":"user-1"}"""));
  }

  @Test
  void aTaskThatFailedHasAMessageInTheReadersLanguage() {
    Task task = TestTasks.failed(INPUT, Message.of(Problem.STORE_UNKNOWN, "a \"b\" 'c'"));

    assertThat(shown(task))
        .isEqualTo(
            expected(
                task,
                """
                {"id":"{id}",\
                "input":{input},\
                "type":"import",\
                "status":"failure",\
                "owner":"project-1",\
                "message":"There is no store a \\"b\\" 'c'.",\
                "result":null,\
                "created_at":"2026-11-22T10:00:00Z",\
                "updated_at":"2026-11-22T10:05:00Z",\
                "self":"/v2/tasks/{id}",\
                "schema":"/v2/schemas/task",\
                "expires_at":"2026-11-24T10:05:00Z",\
                "request_id":"req-0b1a6f4e-6d5c-4f3a-9a51-3c9d3a9f0001",\
                "user_id":"user-1"}"""));
  }

  @Test
  @SuppressWarnings("NullAway") // as JPA would fill it
  void whatATaskHasNotIsLeftOutButForInputAndResult() {
    Task task =
        new Task("import", null, new Requester("p", null, rule -> false, null), TestTasks.CREATED);

    assertThat(shown(task))
        .isEqualTo(
            expected(
                task,
                """
                {"id":"{id}",\
                "input":null,\
                "type":"import",\
                "status":"pending",\
                "owner":"p",\
                "message":"",\
                "result":null,\
                "created_at":"2026-11-22T10:00:00Z",\
                "updated_at":"2026-11-22T10:00:00Z",\
                "self":"/v2/tasks/{id}",\
                "schema":"/v2/schemas/task"}"""));
  }

  private String shown(Task task) {
    return json.toJson(new TaskBody(task, Locale.ENGLISH));
  }

  private static String expected(Task task, String pattern) {
    return pattern.replace("{id}", task.id()).replace("{input}", INPUT);
  }
}
