package io.darkroom.tasks;

import io.darkroom.problems.ProblemException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonValue;
import jakarta.json.JsonValue.ValueType;
import jakarta.transaction.Transactional;
import java.util.Optional;

/** How a task comes to be: stored, scheduled and accepted by its type in one transaction. */
@Singleton
@Transactional
public class Submission {

  private final Tasks tasks;
  private final TaskTypes types;
  private final History history;
  private final TaskQueue queue;

  @Inject
  public Submission(Tasks tasks, TaskTypes types, History history, TaskQueue queue) {
    this.tasks = tasks;
    this.types = types;
    this.history = history;
    this.queue = queue;
  }

  /**
   * Makes a task of an input that its type has validated.
   *
   * @param type one of the names of {@link TaskTypes}
   * @param input what the client sent; may be JSON null
   * @throws ProblemException if it cannot be accepted as things are by now
   */
  public Task submit(String type, JsonValue input, Requester requester) {
    Task task =
        tasks.add(
            type,
            input.getValueType() == ValueType.NULL
                ? Optional.empty()
                : Optional.of(input.toString()),
            requester);
    history.created(task.id(), Optional.empty());
    types.named(type).accepted(task);
    queue.enter(task);
    return task;
  }
}
