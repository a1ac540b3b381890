package io.darkroom.tasks.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.tasks.TaskStatus;
import io.darkroom.tasks.TaskSummary;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TaskListBodyTest {

  private static final Instant CREATED = Instant.parse("2026-11-22T10:00:00.999999Z");

  private final Jsonb json = JsonbBuilder.create();

  @AfterEach
  void close() throws Exception {
    json.close();
  }

  @Test
  void aPageShowsTasksWithoutWhatCouldBeLong() {
    TaskListBody page =
        new TaskListBody(
            List.of(
                task("2", TaskStatus.SUCCESS, CREATED.plusSeconds(3600)),
                task("1", TaskStatus.PROCESSING, null)),
            "/v2/tasks?limit=2",
            Optional.of("/v2/tasks?limit=2&marker=1"));

    assertThat(json.toJson(page))
        .isEqualTo(
            """
            {"tasks":[\
            {"id":"2","type":"import","status":"success","owner":"project-1",\
            "created_at":"2026-11-22T10:00:00Z","updated_at":"2026-11-22T10:00:01Z",\
            "self":"/v2/tasks/2","schema":"/v2/schemas/task",\
            "expires_at":"2026-11-22T11:00:00Z"},\
            {"id":"1","type":"import","status":"processing","owner":"project-1",\
            "created_at":"2026-11-22T10:00:00Z","updated_at":"2026-11-22T10:00:01Z",\
            "self":"/v2/tasks/1","schema":"/v2/schemas/task"}],\
            "first":"/v2/tasks?limit=2",\
            "next":"/v2/tasks?limit=2&marker=1",\
            "schema":"/v2/schemas/tasks"}""");
  }

  @Test
  void theLastPageHasNoNext() {
    assertThat(json.toJson(new TaskListBody(List.of(), "/v2/tasks", Optional.empty())))
        .isEqualTo(
            """
            {"tasks":[],"first":"/v2/tasks","schema":"/v2/schemas/tasks"}""");
  }

  private static TaskSummary task(String id, TaskStatus status, @Nullable Instant expires) {
    return new TaskSummary(
        id, "import", status, "project-1", CREATED, CREATED.plusSeconds(1), expires);
  }
}
