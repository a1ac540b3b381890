package io.darkroom.tasks;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which part of which list of tasks is asked for.
 *
 * @param project only this project's tasks; empty: everybody's
 * @param filters what the fields of a task must be equal to
 * @param order by what the list is sorted; ties are broken by creation, then by id
 * @param marker the id of the last task of the page before
 * @param limit how many at most, 0 or more
 */
public record TaskPage(
    Optional<String> project,
    Map<TaskField, String> filters,
    List<TaskOrder> order,
    Optional<String> marker,
    int limit) {

  public TaskPage {
    filters = Map.copyOf(filters);
    order = List.copyOf(order);
  }

  /** All that the tasks of the list have in common. */
  Stream<Map.Entry<TaskField, String>> equalities() {
    return Stream.concat(
        project.stream().map(owner -> Map.entry(TaskField.OWNER, owner)),
        filters.entrySet().stream());
  }

  /** Whether no task can be on it; no stored text holds a NUL, and PostgreSQL refuses to look. */
  boolean isEmpty() {
    return limit == 0 || filters.values().stream().anyMatch(value -> value.indexOf('\0') >= 0);
  }
}
