package io.darkroom.tasks.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudevents.CloudEvent;
import io.cloudevents.SpecVersion;
import io.cloudevents.jackson.JsonFormat;
import io.darkroom.problems.Message;
import io.darkroom.problems.Problem;
import io.darkroom.support.Client;
import io.darkroom.tasks.Task;
import io.darkroom.tasks.TaskEvent;
import io.darkroom.tasks.TestTasks;
import jakarta.json.JsonObject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TaskCloudEventTest {

  private static final String INPUT = "{\"import_from\":\"https://u:s3cret@host/disk?sig=s3cret\"}";
  private static final String IMAGE = "0b1a6f4e-6d5c-4f3a-9a51-3c9d3a9f00ff";
  private static final String ID = "5f0e9c1c-7e66-4b1c-b6a5-0d0c9f2b7a10";
  private static final Instant TIME = Instant.parse("2026-11-22T10:05:00.123456789Z");

  private static CloudEvent read(TaskEvent event, Task task) {
    return new JsonFormat().deserialize(json(event, task).getBytes(StandardCharsets.UTF_8));
  }

  private static String json(TaskEvent event, Task task) {
    return TaskCloudEvent.json(ID, event, task, TIME);
  }

  private static JsonObject data(CloudEvent event) {
    byte[] bytes = Objects.requireNonNull(event.getData()).toBytes();
    return Client.json(new String(bytes, StandardCharsets.UTF_8));
  }

  @Test
  void thePublishedLibraryReadsWhatTheEventSaysOfItself() {
    Task task = TestTasks.pending(INPUT);

    CloudEvent event = read(TaskEvent.CREATED, task);

    assertThat(event.getSpecVersion()).isEqualTo(SpecVersion.V1);
    assertThat(event.getId()).isEqualTo(ID);
    assertThat(event.getSource()).isEqualTo(URI.create("/v2/tasks"));
    assertThat(event.getType()).isEqualTo("io.darkroom.task.created");
    assertThat(event.getSubject()).isEqualTo(task.id());
    assertThat(event.getTime()).isEqualTo(OffsetDateTime.parse("2026-11-22T10:05:00.123456Z"));
    assertThat(event.getDataContentType()).isEqualTo("application/json");
    assertThat(event.getExtensionNames()).isEmpty();
  }

  @Test
  void aTaskThatIsNewHasNothingToShowYet() {
    Task task = TestTasks.pending(INPUT);

    assertThat(data(read(TaskEvent.CREATED, task)))
        .isEqualTo(
            Client.json(
                """
                {"id": "%s", "type": "import", "status": "pending", "owner": "project-1",
                 "message": "", "result": null,
                 "created_at": "2026-11-22T10:00:00Z", "updated_at": "2026-11-22T10:00:00Z",
                 "request_id": "req-0b1a6f4e-6d5c-4f3a-9a51-3c9d3a9f0001", "user_id": "user-1"}"""
                    .formatted(task.id())));
  }

  @Test
  void aTaskThatSucceededShowsItsImage() {
    Task task = TestTasks.succeeded(INPUT, IMAGE);

    assertThat(data(read(TaskEvent.SUCCESS, task)))
        .isEqualTo(
            Client.json(
                """
                {"id": "%s", "type": "import", "status": "success", "owner": "project-1",
                 "message": "", "result": {"image_id": "%s"},
                 "created_at": "2026-11-22T10:00:00Z", "updated_at": "2026-11-22T10:05:00Z",
                 "expires_at": "2026-11-24T10:05:00Z", "image_id": "%2$s",
                 "request_id": "req-0b1a6f4e-6d5c-4f3a-9a51-3c9d3a9f0001", "user_id": "user-1"}"""
                    .formatted(task.id(), IMAGE)));
  }

  @Test
  void aTaskThatFailedSaysWhyInEnglishAndByName() {
    Task task = TestTasks.failed(INPUT, Message.of(Problem.TASK_CANCELLED));

    assertThat(data(read(TaskEvent.FAILURE, task)))
        .isEqualTo(
            Client.json(
                """
                {"id": "%s", "type": "import", "status": "failure", "owner": "project-1",
                 "message": "The task was cancelled.", "result": null,
                 "created_at": "2026-11-22T10:00:00Z", "updated_at": "2026-11-22T10:05:00Z",
                 "problem": "TASK_CANCELLED", "expires_at": "2026-11-24T10:05:00Z",
                 "request_id": "req-0b1a6f4e-6d5c-4f3a-9a51-3c9d3a9f0001", "user_id": "user-1"}"""
                    .formatted(task.id())));
  }

  @Test
  void theInputIsNeverTold() {
    assertThat(json(TaskEvent.PROCESSING, TestTasks.processing(INPUT, IMAGE)))
        .doesNotContain("s3cret", "import_from", "input");
  }

  @Test
  void hooksAreToldOfFourKindsOfEvents() {
    Set<TaskEvent> told =
        EnumSet.allOf(TaskEvent.class).stream()
            .filter(TaskCloudEvent::isFor)
            .collect(Collectors.toSet());

    assertThat(told)
        .containsExactlyInAnyOrder(
            TaskEvent.CREATED, TaskEvent.PROCESSING, TaskEvent.SUCCESS, TaskEvent.FAILURE);
  }
}
