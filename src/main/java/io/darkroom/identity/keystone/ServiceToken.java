package io.darkroom.identity.keystone;

import io.darkroom.platform.settings.Secret;
import io.darkroom.platform.settings.Settings;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** The token of the service's own account, renewed before it expires and when it is refused. */
@Singleton
public class ServiceToken {

  private static final Duration MARGIN = Duration.ofMinutes(1);
  private static final Duration LEAST = Duration.ofSeconds(1);

  private record Held(Secret token, Instant renewAt) {}

  private final Keystone keystone;
  private final Clock clock;
  private final Secret credentials;
  private @Nullable Held held;
  private @Nullable CompletableFuture<Held> coming;

  @Inject
  public ServiceToken(Keystone keystone, Settings settings, Clock clock) {
    this.keystone = keystone;
    this.clock = clock;
    credentials =
        new Secret(Credentials.of(settings.identity().keystone().orElseThrow().account()));
  }

  /**
   * A token that is good for a while. Of several who need a new one at once one signs in, and the
   * others get what comes of it, be it a failure: one after the other, they would wait for long.
   *
   * @throws KeystoneFault if there is none
   */
  Secret get() {
    CompletableFuture<Held> mine = new CompletableFuture<>();
    CompletableFuture<Held> first;
    synchronized (this) {
      if (held != null && clock.instant().isBefore(held.renewAt())) {
        return held.token();
      }
      first = coming;
      if (first == null) {
        coming = mine;
      }
    }
    return first == null ? signedIn(mine).token() : joined(first).token();
  }

  private Held signedIn(CompletableFuture<Held> answer) {
    try {
      Held issued = issue(clock.instant());
      end(issued);
      answer.complete(issued);
      return issued;
    } catch (RuntimeException | Error failure) {
      end(null);
      answer.completeExceptionally(failure);
      throw failure;
    }
  }

  private synchronized void end(@Nullable Held issued) {
    held = issued;
    coming = null;
  }

  private static Held joined(CompletableFuture<Held> first) {
    try {
      return first.join();
    } catch (CompletionException failure) {
      throw new KeystoneFault("signing in has failed", failure);
    }
  }

  /** Forgets a token that Keystone has refused, unless there is a newer one already. */
  synchronized void refused(Secret token) {
    if (held != null && held.token().equals(token)) {
      held = null;
    }
  }

  private Held issue(Instant now) {
    Keystone.Issued issued = keystone.issue(credentials.text());
    Duration life = Duration.between(now, issued.expiresAt());
    Duration half = life.dividedBy(2);
    Duration use = life.minus(half.compareTo(MARGIN) < 0 ? half : MARGIN);
    // Clocks may differ by so much that it seems to have expired; yet it is not signed in each
    // time.
    return new Held(issued.token(), now.plus(use.compareTo(LEAST) < 0 ? LEAST : use));
  }
}
