package io.darkroom.bench.empty;

import io.darkroom.tasks.Attempt;
import io.darkroom.tasks.Requester;
import io.darkroom.tasks.Task;
import io.darkroom.tasks.TaskType;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;

/** The task type {@code empty}: takes any input and comes to nothing. */
@Singleton
public class EmptyTaskType implements TaskType {

  @Override
  public String name() {
    return "empty";
  }

  @Override
  public void validate(JsonValue input, Requester requester) {
    // Whatever it is, it is not looked at.
  }

  @Override
  public JsonObject result(Task task) {
    return JsonValue.EMPTY_JSON_OBJECT;
  }

  @Override
  public boolean isDone(Task task) {
    return false;
  }

  @Override
  public void undo(Task task, Attempt attempt) {
    // Nothing was done.
  }

  @Override
  public void cleanUp(Attempt attempt) {
    // Nothing is left.
  }
}
