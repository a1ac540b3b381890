package io.darkroom.tasks.api;

import io.darkroom.http.SortParameters;
import io.darkroom.tasks.TaskField;
import io.darkroom.tasks.TaskOrder;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;

/** The order of a list of tasks, as its address has it. */
final class TaskSorting {

  private static final List<String> KEYS = TaskField.SORT_KEYS.stream().map(TaskField::id).toList();

  private TaskSorting() {}

  static List<TaskOrder> of(UriInfo address) {
    return SortParameters.of(address, KEYS, TaskField.CREATED_AT.id()).stream()
        .map(sort -> new TaskOrder(TaskField.of(sort.key()), sort.descending()))
        .toList();
  }
}
