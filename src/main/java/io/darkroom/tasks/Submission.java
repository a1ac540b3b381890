package io.darkroom.tasks;

import io.darkroom.platform.database.InTransaction;
import io.darkroom.problems.ProblemException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonValue.ValueType;
import java.util.Optional;

/** How a task comes to be: stored, accepted by its type and lined up in one transaction. */
@Singleton
@InTransaction
public class Submission {

  private final Tasks tasks;
  private final TaskTypes types;
  private final History history;
  private final RequestKeys keys;
  private final TaskQueue queue;

  @Inject
  public Submission(
      Tasks tasks, TaskTypes types, History history, RequestKeys keys, TaskQueue queue) {
    this.tasks = tasks;
    this.types = types;
    this.history = history;
    this.keys = keys;
    this.queue = queue;
  }

  /**
   * Makes a task of an input that its type has validated.
   *
   * @throws ProblemException if it cannot be accepted as things are by now
   * @throws jakarta.persistence.PersistenceException for a taken key (SQLSTATE class 23)
   */
  public Task submit(NewTask wanted) {
    Task task =
        tasks.add(
            wanted.type(),
            Optional.of(wanted.input())
                .filter(input -> input.getValueType() != ValueType.NULL)
                .map(Object::toString),
            wanted.requester());
    wanted.key().ifPresent(name -> keys.add(name, task));
    // Tasks are locked before images.
    wanted.failed().ifPresent(failed -> history.retried(failed, task.id()));
    types.named(wanted.type()).accepted(task);
    history.created(task.id(), wanted.failed());
    queue.enter(task);
    return task;
  }
}
