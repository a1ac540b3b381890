package io.darkroom.tasks.events;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Follows a task to its end, but not for ever. */
final class Wait implements Follower {

  private final String taskId;
  private final Instant due;
  private final Consumer<Wait> over;
  private final AtomicBoolean isOver = new AtomicBoolean();

  /**
   * Waits.
   *
   * @param due when it gives up
   * @param over is called once, then or at the end
   */
  Wait(String taskId, Instant due, Consumer<Wait> over) {
    this.taskId = taskId;
    this.due = due;
    this.over = over;
  }

  private void end() {
    if (!isOver.getAndSet(true)) {
      over.accept(this);
    }
  }

  @Override
  public String taskId() {
    return taskId;
  }

  @Override
  public long behind() {
    return NONE;
  }

  @Override
  public void take(List<PastEvent> events) {
    throw new IllegalStateException("It wants no events.");
  }

  @Override
  public void learn(Standing standing) {
    if (standing.status().isTerminal()) {
      end();
    }
  }

  @Override
  public void gone() {
    end();
  }

  @Override
  public void close() {
    end();
  }

  @Override
  public Instant due() {
    return due;
  }

  @Override
  public void wake(Instant now) {
    end();
  }
}
