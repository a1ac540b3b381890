package io.darkroom.tasks;

import jakarta.json.JsonValue;
import java.util.Optional;

/**
 * A task that somebody wants.
 *
 * @param type one of the names of {@link TaskTypes}
 * @param input what the client sent, validated by the type; may be JSON null
 * @param key the name that the client gave to its request, for one that may be repeated
 * @param failed the id of the task that it tries again
 */
public record NewTask(
    String type,
    JsonValue input,
    Requester requester,
    Optional<String> key,
    Optional<String> failed) {

  public NewTask(String type, JsonValue input, Requester requester) {
    this(type, input, requester, Optional.empty(), Optional.empty());
  }

  /** Whether it can be stored whatever else there is. */
  boolean standsAlone() {
    return key.isEmpty() && failed.isEmpty();
  }

  /** The same, wanted by a request of this name. */
  public NewTask keyed(String name) {
    return new NewTask(type, input, requester, Optional.of(name), failed);
  }

  /** The same, wanted as another task has failed. */
  public NewTask after(String task) {
    return new NewTask(type, input, requester, key, Optional.of(task));
  }
}
