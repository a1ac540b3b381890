package io.darkroom.identity.keystone;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.darkroom.identity.Caller;
import io.darkroom.platform.settings.Settings;
import io.darkroom.problems.ProblemException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * The callers that are known already. Of several who bring the same token at once one asks and the
 * others wait for the answer; a refusal is not kept.
 */
@Singleton
public class TokenCache {

  /** About a kilobyte each. */
  static final int MOST = 10_000;

  private sealed interface Outcome {}

  private record Known(Caller caller) implements Outcome {}

  private record Refused(ProblemException reason) implements Outcome {}

  private final AsyncCache<String, Outcome> outcomes;
  private final Clock clock;
  private final Duration longest;

  @Inject
  public TokenCache(Settings settings, Clock clock) {
    this.clock = clock;
    longest = settings.identity().keystone().orElseThrow().cacheTtl();
    outcomes =
        Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfter(Expiry.<String, Outcome>creating((key, outcome) -> life(outcome)))
            // There is so little to clear up that the thread at hand can do it.
            .executor(Runnable::run)
            .buildAsync();
  }

  private Duration life(Outcome outcome) {
    if (outcome instanceof Known known) {
      Duration left = Duration.between(clock.instant(), known.caller().expiresAt());
      return left.isNegative() ? Duration.ZERO : left.compareTo(longest) < 0 ? left : longest;
    }
    return Duration.ZERO;
  }

  /** The caller of a key, if it need not be waited for. */
  Optional<Caller> known(String key) {
    CompletableFuture<Outcome> outcome = outcomes.getIfPresent(key);
    return outcome != null
            && outcome.isDone()
            && outcome.join() instanceof Known known
            && clock.instant().isBefore(known.caller().expiresAt())
        ? Optional.of(known.caller())
        : Optional.empty();
  }

  /**
   * The caller of a key, whom somebody else may be asking about already.
   *
   * @param validation finds out who it is
   * @throws ProblemException if validation does
   */
  Caller find(String key, Supplier<Caller> validation) {
    CompletableFuture<Outcome> mine = new CompletableFuture<>();
    CompletableFuture<Outcome> first = outcomes.asMap().putIfAbsent(key, mine);
    if (first == null) {
      complete(mine, validation);
    }
    Outcome outcome = (first == null ? mine : first).join();
    if (outcome instanceof Refused refused) {
      throw refused.reason();
    }
    return ((Known) outcome).caller();
  }

  private static void complete(CompletableFuture<Outcome> answer, Supplier<Caller> validation) {
    try {
      answer.complete(new Known(validation.get()));
    } catch (ProblemException refusal) {
      answer.complete(new Refused(refusal));
    } catch (Throwable failure) {
      // Whatever it is, those who wait must not wait for ever; it is thrown where it is read.
      answer.completeExceptionally(failure);
    }
  }
}
