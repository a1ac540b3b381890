package io.darkroom.sources;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.hc.core5.concurrent.Cancellable;

/**
 * Cuts requests whose time is over. The socket's own timeout begins anew with every byte, so that
 * an answer could take for ever.
 */
final class Deadlines implements AutoCloseable {

  private final ScheduledThreadPoolExecutor timer =
      new ScheduledThreadPoolExecutor(1, Daemon::thread);

  Deadlines() {
    timer.setRemoveOnCancelPolicy(true);
  }

  /** Cuts the request after the time, unless what this returns is cancelled before. */
  Future<?> cut(Cancellable request, Duration after) {
    return after(after, request::cancel);
  }

  /** Does the work after the time, never before, unless what this returns is cancelled. */
  Future<?> after(Duration time, Runnable work) {
    return timer.schedule(work, time.toNanos(), TimeUnit.NANOSECONDS);
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
