package io.darkroom.sources;

import io.darkroom.platform.settings.SourceSettings;
import java.time.Duration;

/**
 * How long a {@link PinnedClient} waits, and how much it holds.
 *
 * @param connect the longest wait for a connection
 * @param silence the longest time in which the other side may send nothing
 * @param reuse how long a connection is kept for the next request; zero: not at all
 * @param connections the most at the same time
 */
record ClientLimits(Duration connect, Duration silence, Duration reuse, int connections) {

  /** More than one node can have slots (50), so that a source never waits for another. */
  private static final int SOURCES = 100;

  /** A connection that is used again may have gone stale, and there are no retries. */
  static ClientLimits of(SourceSettings settings) {
    return new ClientLimits(
        settings.limits().connect(), settings.limits().idle(), Duration.ZERO, SOURCES);
  }
}
