package io.darkroom.tasks;

import jakarta.enterprise.inject.Instance;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.function.Consumer;

/** Task types as CDI would inject them. */
public final class TaskTypeBeans {

  private TaskTypeBeans() {}

  public static TaskTypes types(TaskType... types) {
    return new TaskTypes(beans(List.of(types)));
  }

  /** What CDI would inject, as far as it is asked. */
  @SuppressWarnings("unchecked")
  private static Instance<TaskType> beans(List<TaskType> beans) {
    return (Instance<TaskType>)
        Proxy.newProxyInstance(
            TaskTypeBeans.class.getClassLoader(),
            new Class<?>[] {Instance.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "iterator" -> beans.iterator();
                  case "forEach" -> {
                    beans.forEach((Consumer<? super TaskType>) arguments[0]);
                    yield null;
                  }
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }
}
