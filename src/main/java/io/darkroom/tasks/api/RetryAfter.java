package io.darkroom.tasks.api;

import io.darkroom.tasks.Task;
import java.time.Duration;
import java.time.Instant;

/** When it is worth asking for a task again (RFC 9110, section 10.2.3). */
final class RetryAfter {

  private static final int LONGEST = 30;

  /** A task that has taken a while is likely to take a while longer: the tenth part of it. */
  private static final int SHARE = 10;

  private RetryAfter() {}

  /** Seconds, 1 to 30. */
  static long seconds(Task task, Instant now) {
    long age = Duration.between(task.createdAt(), now).toSeconds();
    return Math.max(1, Math.min(LONGEST, age / SHARE));
  }
}
