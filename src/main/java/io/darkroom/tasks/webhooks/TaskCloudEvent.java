package io.darkroom.tasks.webhooks;

import io.darkroom.platform.json.Json;
import io.darkroom.problems.Message;
import io.darkroom.problems.Messages;
import io.darkroom.tasks.Task;
import io.darkroom.tasks.TaskEvent;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;

/**
 * What a hook is told, a structured CloudEvent (CloudEvents 1.0.2, JSON event format, section 3):
 * the task as its readers see it, but for the input, as URLs may hold secrets.
 */
final class TaskCloudEvent {

  /** The ends of the types that hooks are told of; a task that is cancelled fails. */
  private static final Map<TaskEvent, String> TYPES =
      Map.of(
          TaskEvent.CREATED, "created",
          TaskEvent.PROCESSING, "processing",
          TaskEvent.SUCCESS, "success",
          TaskEvent.FAILURE, "failure");

  private TaskCloudEvent() {}

  static boolean isFor(TaskEvent event) {
    return TYPES.containsKey(event);
  }

  /**
   * The event as JSON.
   *
   * @param id no other event's
   * @param task as it is by now
   */
  static String json(String id, TaskEvent event, Task task, Instant time) {
    return Json.createObjectBuilder()
        .add("specversion", "1.0")
        .add("id", id)
        .add("source", "/v2/tasks")
        .add("type", "io.darkroom.task." + TYPES.get(event))
        .add("subject", task.id())
        .add("time", time.truncatedTo(ChronoUnit.MICROS).toString())
        .add("datacontenttype", "application/json")
        .add("data", data(task))
        .build()
        .toString();
  }

  private static JsonObject data(Task task) {
    JsonObjectBuilder data =
        Json.createObjectBuilder()
            .add("id", task.id())
            .add("type", task.type())
            .add("status", task.status().id())
            .add("owner", task.owner())
            .add("message", task.message().map(TaskCloudEvent::english).orElse(""))
            .add("result", task.result().map(TaskCloudEvent::parsed).orElse(JsonValue.NULL))
            .add("created_at", seconds(task.createdAt()))
            .add("updated_at", seconds(task.updatedAt()));
    task.message().ifPresent(message -> data.add("problem", message.problem().name()));
    task.expiresAt().ifPresent(time -> data.add("expires_at", seconds(time)));
    task.imageId().ifPresent(image -> data.add("image_id", image));
    task.requestId().ifPresent(request -> data.add("request_id", request));
    task.userId().ifPresent(user -> data.add("user_id", user));
    return data.build();
  }

  private static String english(Message message) {
    return Messages.text(message, Locale.ENGLISH);
  }

  private static JsonValue parsed(String json) {
    try (JsonReader reader = Json.createReader(new StringReader(json))) {
      return reader.readValue();
    }
  }

  private static String seconds(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
