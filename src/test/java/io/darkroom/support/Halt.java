package io.darkroom.support;

import com.sun.jdi.ThreadReference;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/** A thread of a node that has come to a place in the code, or will, and stays there. */
public final class Halt {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final CodePoint place;
  private final CompletableFuture<ThreadReference> thread = new CompletableFuture<>();

  private final AtomicBoolean released = new AtomicBoolean();

  Halt(CodePoint place) {
    this.place = place;
  }

  CodePoint place() {
    return place;
  }

  /**
   * Keeps the thread.
   *
   * @return false if there is one already
   */
  boolean keep(ThreadReference arrived) {
    return thread.complete(arrived);
  }

  void fail(Exception reason) {
    thread.completeExceptionally(reason);
  }

  /** Returns when a thread has come to the place. */
  public void await() throws InterruptedException {
    try {
      thread.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException never) {
      throw new IllegalStateException("No thread came to " + place, never);
    }
  }

  /** Lets the thread go on, if there is one; the first time counts. */
  public void release() {
    if (thread.isDone()
        && !thread.isCompletedExceptionally()
        && released.compareAndSet(false, true)) {
      thread.join().resume();
    }
  }
}
