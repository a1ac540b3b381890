package io.darkroom.support;

import io.darkroom.tasks.Schedule;
import java.util.Map;

/** A schedule that nobody runs tasks from. */
public final class NoSchedule implements Schedule {

  @Override
  public void add(Map<String, Integer> ranks) {}

  @Override
  public void raise(String taskId, int rank) {}

  @Override
  public boolean withdraw(String taskId) {
    return true;
  }
}
