package io.darkroom.platform.turns;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** A place in the line before a {@link Turnstile}, later behind it; any thread may give it back. */
public final class Place implements AutoCloseable {

  private final String key;
  private final Consumer<Place> leave;
  private final CompletableFuture<Boolean> turn = new CompletableFuture<>();
  private final AtomicBoolean left = new AtomicBoolean();

  Place(String key, Consumer<Place> leave) {
    this.key = key;
    this.leave = leave;
  }

  String key() {
    return key;
  }

  void admit() {
    turn.complete(true);
  }

  /**
   * Waits for its turn.
   *
   * @return whether it has come; false if the time is over or the place was given back before
   */
  public boolean await(Duration time) throws InterruptedException {
    try {
      return turn.get(time.toNanos(), TimeUnit.NANOSECONDS) && !left.get();
    } catch (TimeoutException tooLate) {
      return false;
    } catch (ExecutionException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Leaves room for the next, once. */
  @Override
  public void close() {
    if (left.compareAndSet(false, true)) {
      turn.complete(false);
      leave.accept(this);
    }
  }
}
