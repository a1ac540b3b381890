package io.darkroom.imports;

import io.darkroom.platform.settings.SourceSettings;
import io.darkroom.problems.TransientProblemException;
import java.time.Duration;

/**
 * How often something that failed for a while is tried again, and after which pauses: each is twice
 * the one before. Whatever comes further than ever before begins to count anew.
 */
final class Retries {

  private static final Duration LONGEST = Duration.ofMinutes(1);

  private final int most;
  private final Duration first;
  private long furthest = -1;
  private int used;

  Retries(SourceSettings settings) {
    this.most = settings.retries();
    this.first = settings.retryPause();
  }

  /**
   * The pause before the next try.
   *
   * @param reached how far it had come when it failed
   * @throws TransientProblemException the fault, if there have been tries enough
   */
  Duration after(TransientProblemException fault, long reached) {
    if (reached > furthest) {
      furthest = reached;
      used = 0;
    }
    if (used == most) {
      throw fault;
    }
    Duration pause = first;
    for (int doubled = 0; doubled < used && pause.compareTo(LONGEST) < 0; doubled++) {
      pause = pause.multipliedBy(2);
    }
    used++;
    return pause.compareTo(LONGEST) < 0 ? pause : LONGEST;
  }
}
