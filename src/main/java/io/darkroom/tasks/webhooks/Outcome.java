package io.darkroom.tasks.webhooks;

import io.darkroom.sources.PostAnswer;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * What came of a delivery.
 *
 * @param reason for the log, without any part of the URL
 * @param asked how long the hook wants to be left alone; zero if it does not say
 */
record Outcome(Verdict verdict, String reason, Duration asked) {

  /** The answers in which {@code Retry-After} counts. */
  private static final Set<Integer> BUSY = Set.of(429, 503);

  static Outcome of(PostAnswer answer, Instant now) {
    return new Outcome(
        Verdict.of(answer.status()),
        "answered " + answer.status(),
        BUSY.contains(answer.status())
            ? answer.retryAfter().map(text -> BackOff.asked(text, now)).orElse(Duration.ZERO)
            : Duration.ZERO);
  }

  /** No answer; what a client says of that may hold the URL. */
  static Outcome of(IOException failed) {
    return new Outcome(
        Verdict.FAILED, "gave no answer: " + failed.getClass().getSimpleName(), Duration.ZERO);
  }
}
