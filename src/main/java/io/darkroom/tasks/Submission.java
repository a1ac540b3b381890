package io.darkroom.tasks;

import io.darkroom.platform.database.InTransaction;
import io.darkroom.problems.ProblemException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonValue.ValueType;
import java.util.List;
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
    return submit(List.of(wanted)).get(0);
  }

  /**
   * Makes tasks of several inputs, all or none.
   *
   * @throws ProblemException if one of them cannot be accepted as things are by now
   * @throws jakarta.persistence.PersistenceException for a taken key (SQLSTATE class 23)
   */
  public List<Task> submit(List<NewTask> wanted) {
    List<Task> stored = wanted.stream().map(this::stored).toList();
    for (int index = 0; index < stored.size(); index++) {
      accept(wanted.get(index), stored.get(index));
    }
    history.created(
        stored.stream().map(Task::id).toList(), wanted.stream().map(NewTask::failed).toList());
    queue.enter(stored);
    return stored;
  }

  private Task stored(NewTask wanted) {
    return tasks.add(
        wanted.type(),
        Optional.of(wanted.input())
            .filter(input -> input.getValueType() != ValueType.NULL)
            .map(Object::toString),
        wanted.requester());
  }

  private void accept(NewTask wanted, Task task) {
    wanted.key().ifPresent(name -> keys.add(name, task));
    // Tasks are locked before images.
    wanted.failed().ifPresent(failed -> history.retried(failed, task.id()));
    types.named(wanted.type()).accepted(task);
  }
}
