package io.darkroom.tasks.webhooks;

import io.darkroom.tasks.Chore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Tells one hook what happens, on one node at a time. It keeps its place for half a minute and
 * looks for notices each second, and as soon as this node has written some: the schedule would have
 * to be written each time.
 */
final class Courier implements Chore {

  private static final Duration SHIFT = Duration.ofSeconds(30);
  private static final Duration INTERVAL = Duration.ofMillis(100);
  private static final long LOOK_SECONDS = 1;

  private final Hook hook;
  private final Dispatch dispatch;
  private final Supplier<Round> rounds;
  private final Clock clock;
  private final Semaphore added = new Semaphore(0);

  Courier(Hook hook, Dispatch dispatch, Supplier<Round> rounds, Clock clock) {
    this.hook = hook;
    this.dispatch = dispatch;
    this.rounds = rounds;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "webhook-" + hook.id();
  }

  @Override
  public Duration interval() {
    return INTERVAL;
  }

  @Override
  public void run() {
    if (dispatch.isStopped()) {
      return;
    }
    Round round = rounds.get();
    Instant end = clock.instant().plus(SHIFT);
    try {
      while (!dispatch.isStopped() && clock.instant().isBefore(end)) {
        if (!round.tell()) {
          pause();
        }
      }
    } catch (InterruptedException timeIsOver) {
      // Not kept for later: an interrupt in the middle of a write closes an embedded database.
      return;
    }
  }

  private void pause() throws InterruptedException {
    if (added.tryAcquire(LOOK_SECONDS, TimeUnit.SECONDS)) {
      added.drainPermits();
    }
  }

  /** There are new notices. */
  void wake() {
    added.release();
  }

  void stop() {
    dispatch.stop();
    wake();
  }
}
