package io.darkroom.tasks;

import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.SortedMap;
import java.util.TreeMap;

/** The task types that this deployment can run. */
@Singleton
public class TaskTypes {

  private final SortedMap<String, TaskType> byName = new TreeMap<>();

  @Inject
  public TaskTypes(@Any Instance<TaskType> types) {
    types.forEach(type -> byName.put(type.name(), type));
  }

  /**
   * The type with a name.
   *
   * @throws ProblemException if there is none
   */
  public TaskType named(String name) {
    TaskType type = byName.get(name);
    if (type == null) {
      throw new ProblemException(
          Problem.PROPERTY_NOT_ONE_OF, "type", String.join(", ", byName.keySet()));
    }
    return type;
  }
}
