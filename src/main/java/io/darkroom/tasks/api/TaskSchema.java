package io.darkroom.tasks.api;

import io.darkroom.http.JsonSchema;
import io.darkroom.http.Schemas;
import io.darkroom.platform.json.Json;
import io.darkroom.tasks.TaskTypes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import java.util.Map;
import java.util.Set;

/**
 * The schemas of a task and of a list of them. The first checks what clients send; a client such as
 * glanceclient checks what we send against it, so a new field goes in here first.
 */
@Singleton
public class TaskSchema implements Schemas {

  /** What a list leaves out, since it could be long. */
  private static final Set<String> ONLY_SHOWN = Set.of("input", "result", "message");

  private final JsonSchema task;
  private final JsonObject tasks;

  @Inject
  public TaskSchema(TaskTypes types) {
    JsonSchema file = JsonSchema.beside(TaskSchema.class, "task.json");
    JsonObject type =
        Json.createObjectBuilder(file.property("type"))
            .add("enum", Json.createArrayBuilder(types.names()))
            .build();
    task = file.with("type", type);
    tasks = task.without(ONLY_SHOWN).pages("tasks");
  }

  /** The schema of one task, as it is served. */
  JsonSchema task() {
    return task;
  }

  @Override
  public Map<String, JsonObject> byName() {
    return Map.of("task", task.document(), "tasks", tasks);
  }
}
