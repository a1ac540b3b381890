package io.darkroom.identity.keystone;

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

  private record Held(String text, Instant renewAt) {}

  private final Keystone keystone;
  private final Clock clock;
  private final String credentials;
  private @Nullable Held held;
  private @Nullable CompletableFuture<Held> coming;

  @Inject
  public ServiceToken(Keystone keystone, Settings settings, Clock clock) {
    this.keystone = keystone;
    this.clock = clock;
    credentials = Credentials.of(settings.identity().keystone().orElseThrow().account());
  }

  /**
   * A token that is good for a while. Of several who need a new one at once one signs in, and the
   * others get what comes of it, be it a failure: one after the other, they would wait for long.
   *
   * @throws KeystoneFault if there is none
   */
  String get() {
    CompletableFuture<Held> mine = new CompletableFuture<>();
    CompletableFuture<Held> first;
    synchronized (this) {
      if (held != null && clock.instant().isBefore(held.renewAt())) {
        return held.text();
      }
      first = coming;
      if (first == null) {
        coming = mine;
      }
    }
    return first == null ? signedIn(mine).text() : joined(first).text();
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
  synchronized void refused(String token) {
    if (held != null && held.text().equals(token)) {
      held = null;
    }
  }

  private Held issue(Instant now) {
    Reply reply = keystone.issue(credentials);
    String text =
        reply.subjectToken().orElseThrow(() -> new KeystoneFault("its answer has no token"));
    Duration life = Duration.between(now, new TokenBody(reply.token()).expiresAt());
    Duration half = life.dividedBy(2);
    return new Held(text, now.plus(life).minus(half.compareTo(MARGIN) < 0 ? half : MARGIN));
  }
}
