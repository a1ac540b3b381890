package io.darkroom.tasks.execution;

import jakarta.batch.runtime.BatchStatus;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** What the batch job of one attempt tells the thread that waits for it in the same process. */
final class JobRun {

  private final CountDownLatch ended = new CountDownLatch(1);
  private final AtomicReference<BatchStatus> end = new AtomicReference<>();
  private volatile @Nullable String type;
  private volatile boolean begun;
  private volatile boolean databaseFailed;
  private final AtomicReference<Throwable> failure = new AtomicReference<>();

  /** The type of the task that the run is of. */
  void isOf(String type) {
    this.type = type;
  }

  /** None if the run has not come so far as to know it. */
  Optional<String> type() {
    return Optional.ofNullable(type);
  }

  /** The job has said its first word. */
  void begin() {
    begun = true;
  }

  /** The database was away for a moment while the job ran. */
  void databaseFailed() {
    databaseFailed = true;
  }

  boolean sawTheDatabaseFail() {
    return databaseFailed;
  }

  boolean hasBegun() {
    return begun;
  }

  /** Remembers why the job fails; the first reason is the one that matters. */
  void fail(Throwable reason) {
    failure.compareAndSet(null, reason);
  }

  Optional<Throwable> failure() {
    return Optional.ofNullable(failure.get());
  }

  /**
   * The job has ended, or is about to.
   *
   * @param status as the batch runtime has it; the first word counts
   */
  void end(BatchStatus status) {
    end.compareAndSet(null, status);
    ended.countDown();
  }

  /** Whether somebody stopped the job, which says nothing of the task. */
  boolean wasStopped() {
    return end.get() == BatchStatus.STOPPING || end.get() == BatchStatus.STOPPED;
  }

  boolean awaitEnd(Duration atMost) throws InterruptedException {
    return ended.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
  }
}
