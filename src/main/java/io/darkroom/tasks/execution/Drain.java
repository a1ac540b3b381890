package io.darkroom.tasks.execution;

import io.darkroom.platform.lifecycle.NodeStopping;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;

/** Whether this node is about to stop and gives its tasks back. */
@Singleton
public class Drain {

  private volatile boolean begun;

  /** Before anybody waits for work to end: whoever does it has to know. */
  void begin(@Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) NodeStopping event) {
    begun = true;
  }

  boolean begun() {
    return begun;
  }
}
