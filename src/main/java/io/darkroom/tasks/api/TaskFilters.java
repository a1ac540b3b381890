package io.darkroom.tasks.api;

import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import io.darkroom.tasks.TaskField;
import io.darkroom.tasks.TaskStatus;
import io.darkroom.tasks.TaskTypes;
import jakarta.ws.rs.core.UriInfo;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Which tasks a list holds, as its address has it. */
final class TaskFilters {

  private TaskFilters() {}

  /**
   * Reads the filters; of one that is given twice the last counts, as in Glance.
   *
   * @throws ProblemException for a status or type that no task can have; an empty one is none, too,
   *     but asks for an empty list
   */
  static Map<TaskField, String> of(UriInfo address, TaskTypes types) {
    Map<TaskField, String> filters = new EnumMap<>(TaskField.class);
    for (TaskField field : TaskField.FILTERS) {
      List<String> values = address.getQueryParameters().get(field.id());
      if (values != null) {
        filters.put(field, values.get(values.size() - 1));
      }
    }
    require(
        filters, TaskField.STATUS, Arrays.stream(TaskStatus.values()).map(TaskStatus::id).toList());
    require(filters, TaskField.TYPE, types.names());
    return filters;
  }

  private static void require(
      Map<TaskField, String> filters, TaskField field, Collection<String> allowed) {
    String value = filters.getOrDefault(field, "");
    if (!value.isEmpty() && !allowed.contains(value)) {
      throw new ProblemException(
          Problem.PARAMETER_NOT_ONE_OF, field.id(), String.join(", ", allowed));
    }
  }
}
