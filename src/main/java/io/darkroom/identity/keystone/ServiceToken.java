package io.darkroom.identity.keystone;

import io.darkroom.platform.settings.Settings;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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

  @Inject
  public ServiceToken(Keystone keystone, Settings settings, Clock clock) {
    this.keystone = keystone;
    this.clock = clock;
    credentials = Credentials.of(settings.identity().keystone().orElseThrow().account());
  }

  /**
   * A token that is good for a while. One thread gets a new one, the others wait for it.
   *
   * @throws KeystoneFault if there is none
   */
  synchronized String get() {
    Instant now = clock.instant();
    if (held == null || !now.isBefore(held.renewAt())) {
      held = issue(now);
    }
    return held.text();
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
    Duration margin = MARGIN.compareTo(life.dividedBy(2)) < 0 ? MARGIN : life.dividedBy(2);
    return new Held(text, now.plus(life).minus(margin));
  }
}
