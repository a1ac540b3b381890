package io.darkroom.tasks.api;

import io.darkroom.http.Timestamps;
import io.darkroom.tasks.TaskSummary;
import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A page of tasks as {@code GET /v2/tasks} shows it. */
@JsonbPropertyOrder({"tasks", "first", "next", "schema"})
public final class TaskListBody {

  public final List<Item> tasks;
  public final String first;
  public final @Nullable String next;
  public final String schema = "/v2/schemas/tasks";

  TaskListBody(List<TaskSummary> tasks, String first, Optional<String> next) {
    this.tasks = tasks.stream().map(Item::new).toList();
    this.first = first;
    this.next = next.orElse(null);
  }

  /** A task in a list: without what could be long. */
  @JsonbPropertyOrder({
    "id",
    "type",
    "status",
    "owner",
    "createdAt",
    "updatedAt",
    "self",
    "schema",
    "expiresAt"
  })
  public static final class Item {

    public final String id;
    public final String type;
    public final String status;
    public final String owner;

    @JsonbProperty("created_at")
    public final String createdAt;

    @JsonbProperty("updated_at")
    public final String updatedAt;

    public final String self;
    public final String schema = "/v2/schemas/task";

    @JsonbProperty("expires_at")
    public final @Nullable String expiresAt;

    Item(TaskSummary task) {
      id = task.id();
      type = task.type();
      status = task.status().id();
      owner = task.owner();
      createdAt = Timestamps.text(task.createdAt());
      updatedAt = Timestamps.text(task.updatedAt());
      self = "/v2/tasks/" + task.id();
      expiresAt = task.expiresAt() == null ? null : Timestamps.text(task.expiresAt());
    }
  }
}
