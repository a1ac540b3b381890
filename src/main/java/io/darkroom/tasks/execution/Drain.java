package io.darkroom.tasks.execution;

import jakarta.inject.Singleton;

/** Whether this node is about to stop and gives its tasks back. */
@Singleton
public class Drain {

  private volatile boolean begun;

  void begin() {
    begun = true;
  }

  boolean begun() {
    return begun;
  }
}
