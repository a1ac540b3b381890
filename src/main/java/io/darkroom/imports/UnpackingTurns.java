package io.darkroom.imports;

import io.darkroom.platform.settings.Settings;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Who may unpack on this node: what unpacks holds on to much memory. First come, first served. */
@Singleton
public class UnpackingTurns {

  private static final long LOOK_MILLIS = 250;

  private final Semaphore free;

  @Inject
  public UnpackingTurns(Settings settings) {
    this(settings.processing().maxUnpacking());
  }

  UnpackingTurns(int turns) {
    this.free = new Semaphore(turns, true);
  }

  /** Waits for a turn, which has to be {@link #end}ed; false if it is to stop before. */
  boolean begin(BooleanSupplier stopped) throws InterruptedException {
    while (!stopped.getAsBoolean()) {
      if (free.tryAcquire(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
        return true;
      }
    }
    return false;
  }

  void end() {
    free.release();
  }
}
