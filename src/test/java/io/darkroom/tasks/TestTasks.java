package io.darkroom.tasks;

import io.darkroom.problems.Message;
import java.time.Instant;
import java.util.OptionalLong;

/** Tasks in each of their states, for the tests of those who show them. */
public final class TestTasks {

  public static final Instant CREATED = Instant.parse("2026-11-22T10:00:00.999999Z");
  public static final Instant ENDED = Instant.parse("2026-11-22T10:05:00Z");
  public static final Instant EXPIRES = Instant.parse("2026-11-24T10:05:00Z");

  private static final Requester REQUESTER =
      new Requester(
          "project-1", "user-1", rule -> false, "req-0b1a6f4e-6d5c-4f3a-9a51-3c9d3a9f0001");

  private TestTasks() {}

  public static Task pending(String input) {
    return new Task("import", input, REQUESTER, CREATED);
  }

  public static Task succeeded(String input, String imageId) {
    Task task = processing(input, imageId);
    task.succeed("{\"image_id\":\"" + imageId + "\"}", ENDED, EXPIRES);
    return task;
  }

  public static Task failed(String input, Message message) {
    Task task = processing(input, "0b1a6f4e-6d5c-4f3a-9a51-3c9d3a9f00ff");
    task.forgetImage();
    task.fail(message, ENDED, EXPIRES);
    return task;
  }

  public static Task processing(String input, String imageId) {
    Task task = pending(input);
    task.claim();
    task.begin(1, CREATED);
    task.recordImage(imageId);
    return task;
  }

  /** What the first run said ten seconds after it had begun, all of them in one step. */
  public static TaskProgress progress(String step, long done, OptionalLong total) {
    TaskProgress progress = new TaskProgress("0b1a6f4e-6d5c-4f3a-9a51-3c9d3a9f0001");
    progress.enter(new Attempt("0b1a6f4e-6d5c-4f3a-9a51-3c9d3a9f0001", 1), "node-1", step, CREATED);
    progress.advance(done, total, CREATED.plusSeconds(10));
    return progress;
  }
}
