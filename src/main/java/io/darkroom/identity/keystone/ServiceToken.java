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
import java.util.function.Function;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The token of the service's own account, renewed before it expires and when it is refused. */
@Singleton
public class ServiceToken {

  private static final Logger LOG = LoggerFactory.getLogger(ServiceToken.class);
  private static final Duration MARGIN = Duration.ofMinutes(1);
  private static final Duration LEAST = Duration.ofSeconds(1);

  private record Held(Secret token, Instant renewAt, Instant expiresAt) {}

  private final Function<String, Keystone.Issued> signIn;
  private final Clock clock;
  private final Secret credentials;
  private @Nullable Held held;
  private @Nullable CompletableFuture<Held> coming;

  @Inject
  public ServiceToken(Keystone keystone, Settings settings, Clock clock) {
    this(
        keystone::issue,
        new Secret(Credentials.of(settings.identity().keystone().orElseThrow().account())),
        clock);
  }

  ServiceToken(Function<String, Keystone.Issued> signIn, Secret credentials, Clock clock) {
    this.signIn = signIn;
    this.credentials = credentials;
    this.clock = clock;
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
      Held latest = renewed(clock.instant());
      end(latest);
      answer.complete(latest);
      return latest;
    } catch (Throwable failure) {
      // Whatever it is, those who wait must not wait for ever.
      end(null);
      answer.completeExceptionally(failure);
      throw failure;
    }
  }

  /** While Keystone ails the token at hand does, as long as it can. */
  private Held renewed(Instant now) {
    try {
      return issue(now);
    } catch (KeystoneFault | FaultToleranceException fault) {
      Held atHand = atHand();
      if (atHand == null || !now.isBefore(atHand.expiresAt())) {
        throw fault;
      }
      // The end of the time for a call interrupts the thread, which goes on.
      LOG.debug("Goes on with the token at hand; interrupted: {}", Thread.interrupted(), fault);
      return new Held(atHand.token(), now.plus(LEAST), atHand.expiresAt());
    }
  }

  private synchronized @Nullable Held atHand() {
    return held;
  }

  private synchronized void end(@Nullable Held latest) {
    held = latest;
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
    Keystone.Issued issued = signIn.apply(credentials.text());
    Duration life = Duration.between(now, issued.expiresAt());
    Duration half = life.dividedBy(2);
    Duration use = life.minus(half.compareTo(MARGIN) < 0 ? half : MARGIN);
    // By our clock it may have expired already: that is no reason to sign in for each request.
    return new Held(
        issued.token(), now.plus(use.compareTo(LEAST) < 0 ? LEAST : use), issued.expiresAt());
  }
}
