package io.darkroom.tasks.execution;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** What the batch job of one attempt tells the thread that waits for it in the same process. */
final class JobRun {

  private final CountDownLatch ended = new CountDownLatch(1);
  private final AtomicReference<Throwable> failure = new AtomicReference<>();

  /** Remembers why the job fails; the first reason is the one that matters. */
  void fail(Throwable reason) {
    failure.compareAndSet(null, reason);
  }

  Optional<Throwable> failure() {
    return Optional.ofNullable(failure.get());
  }

  void end() {
    ended.countDown();
  }

  boolean awaitEnd(Duration atMost) throws InterruptedException {
    return ended.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
  }
}
