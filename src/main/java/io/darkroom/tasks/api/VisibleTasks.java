package io.darkroom.tasks.api;

import io.darkroom.identity.CurrentCaller;
import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import io.darkroom.tasks.Task;
import io.darkroom.tasks.Tasks;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** The tasks that the caller of a request may know of. */
@Singleton
public class VisibleTasks {

  private final Tasks tasks;
  private final CurrentCaller current;

  @Inject
  public VisibleTasks(Tasks tasks, CurrentCaller current) {
    this.tasks = tasks;
    this.current = current;
  }

  /**
   * A task, as it is now.
   *
   * @param id as the client sent it
   * @throws ProblemException if there is none that the caller may see
   */
  public Task task(String id) {
    return tasks
        .show(id)
        .filter(task -> current.get().sees(task.owner()))
        .orElseThrow(() -> new ProblemException(Problem.TASK_NOT_FOUND, id));
  }
}
