package io.darkroom.tasks;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The task types that this deployment can run. */
@Singleton
public class TaskTypes {

  private final SortedMap<String, TaskType> byName = new TreeMap<>();

  @Inject
  public TaskTypes(@Any Instance<TaskType> types) {
    types.forEach(type -> byName.put(type.name(), type));
  }

  public SortedSet<String> names() {
    return new TreeSet<>(byName.keySet());
  }

  /**
   * The type with a name, one of {@link #names}.
   *
   * @throws IllegalStateException if there is none
   */
  public TaskType named(String name) {
    return Optional.ofNullable(byName.get(name))
        .orElseThrow(() -> new IllegalStateException("This node runs no tasks of type " + name));
  }
}
