package io.darkroom.tasks.api;

import io.darkroom.http.Timestamps;
import io.darkroom.problems.Messages;
import io.darkroom.tasks.Task;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A task as {@code GET /v2/tasks/{id}} shows it, in Glance's order of keys. */
@JsonbPropertyOrder({
  "id",
  "input",
  "type",
  "status",
  "owner",
  "message",
  "result",
  "createdAt",
  "updatedAt",
  "self",
  "schema",
  "expiresAt",
  "imageId",
  "requestId",
  "userId"
})
public final class TaskBody {

  public final String id;

  @JsonbProperty(nillable = true)
  public final @Nullable JsonObject input;

  public final String type;
  public final String status;
  public final String owner;
  public final String message;

  @JsonbProperty(nillable = true)
  public final @Nullable JsonObject result;

  @JsonbProperty("created_at")
  public final String createdAt;

  @JsonbProperty("updated_at")
  public final String updatedAt;

  public final String self;
  public final String schema = "/v2/schemas/task";

  @JsonbProperty("expires_at")
  public final @Nullable String expiresAt;

  @JsonbProperty("image_id")
  public final @Nullable String imageId;

  @JsonbProperty("request_id")
  public final @Nullable String requestId;

  @JsonbProperty("user_id")
  public final @Nullable String userId;

  /** Shows a task to a reader of the language. */
  public TaskBody(Task task, Locale language) {
    id = task.id();
    input = object(task.inputValue());
    type = task.type();
    status = task.status().id();
    owner = task.owner();
    message = task.message().map(said -> Messages.text(said, language)).orElse("");
    result = object(task.resultValue());
    createdAt = Timestamps.text(task.createdAt());
    updatedAt = Timestamps.text(task.updatedAt());
    self = "/v2/tasks/" + task.id();
    expiresAt = task.expiresAt().map(Timestamps::text).orElse(null);
    imageId = task.imageId().orElse(null);
    requestId = task.requestId().orElse(null);
    userId = task.userId().orElse(null);
  }

  private static @Nullable JsonObject object(JsonValue value) {
    return value instanceof JsonObject object ? object : null;
  }
}
