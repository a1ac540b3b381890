package io.darkroom.tasks;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;

/** A task type that is no more than its name. */
public record NamedType(String name) implements TaskType {

  @Override
  public void validate(JsonValue input, Requester requester) {}

  @Override
  public JsonObject result(Task task) {
    return JsonValue.EMPTY_JSON_OBJECT;
  }

  @Override
  public boolean isDone(Task task) {
    return false;
  }

  @Override
  public void undo(Task task, Attempt attempt) {}

  @Override
  public void cleanUp(Attempt attempt) {}
}
