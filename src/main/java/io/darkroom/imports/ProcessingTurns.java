package io.darkroom.imports;

import io.darkroom.platform.settings.ProcessingSettings;
import io.darkroom.platform.settings.Settings;
import io.darkroom.platform.turns.Place;
import io.darkroom.platform.turns.Turnstile;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Who may unpack or convert on this node, each of which holds on to much memory. First come, first
 * served.
 */
@Singleton
public class ProcessingTurns {

  private static final Duration LOOK = Duration.ofMillis(250);

  private final Turnstile unpacking;
  private final Turnstile converting;

  @Inject
  public ProcessingTurns(Settings settings) {
    this(settings.processing());
  }

  ProcessingTurns(ProcessingSettings settings) {
    this.unpacking = new Turnstile(settings.unpacking().most());
    this.converting = new Turnstile(settings.conversion().most());
  }

  /** Waits for a turn, which ends when it is closed; empty if it is to stop before. */
  Optional<Place> unpack(BooleanSupplier stopped) throws InterruptedException {
    return await(unpacking.queue("node"), stopped);
  }

  /** As {@link #unpack}. */
  Optional<Place> convert(BooleanSupplier stopped) throws InterruptedException {
    return await(converting.queue("node"), stopped);
  }

  private static Optional<Place> await(Place place, BooleanSupplier stopped)
      throws InterruptedException {
    boolean come = false;
    try {
      while (!come && !stopped.getAsBoolean()) {
        come = place.await(LOOK);
      }
    } finally {
      if (!come) {
        place.close();
      }
    }
    return come ? Optional.of(place) : Optional.empty();
  }
}
