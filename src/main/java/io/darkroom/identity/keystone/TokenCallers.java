package io.darkroom.identity.keystone;

import io.darkroom.identity.Caller;
import io.darkroom.identity.Callers;
import io.darkroom.platform.settings.IdentitySettings;
import io.darkroom.platform.settings.Settings;
import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Mode {@code keystone}: the token in {@code X-Auth-Token} says who calls. A service that works for
 * somebody adds its own in {@code X-Service-Token}; then a token counts, too, that expired while it
 * worked.
 */
@Singleton
@Named(IdentitySettings.KEYSTONE)
public class TokenCallers implements Callers {

  private static final String EXPIRED_TOO = "expired-too ";

  private final Validation validation;
  private final TokenCache cache;
  private final Condition condition;
  private final Clock clock;
  private final Duration cacheTtl;
  private final Set<String> serviceRoles;

  @Inject
  public TokenCallers(
      Validation validation,
      TokenCache cache,
      Condition condition,
      Settings settings,
      Clock clock) {
    this.validation = validation;
    this.cache = cache;
    this.condition = condition;
    this.clock = clock;
    IdentitySettings.Keystone keystone = settings.identity().keystone().orElseThrow();
    cacheTtl = keystone.cacheTtl();
    serviceRoles = Set.copyOf(keystone.serviceRoles());
  }

  @Override
  public Caller identify(HttpServletRequest request) {
    TokenText token =
        TokenText.of(request, "X-Auth-Token")
            .orElseThrow(() -> new ProblemException(Problem.TOKEN_MISSING));
    Optional<TokenText> service = TokenText.of(request, "X-Service-Token");
    return service.map(this::unexpired).filter(this::isService).isPresent()
        ? known(EXPIRED_TOO + token.hash(), () -> expiredToo(token))
        : unexpired(token);
  }

  private Caller unexpired(TokenText token) {
    return known(token.hash(), () -> validation.of(token, false));
  }

  private Caller known(String key, Supplier<Caller> asked) {
    return cache.known(key).orElseGet(() -> condition.await(() -> cache.find(key, asked)));
  }

  private boolean isService(Caller caller) {
    return caller.roles().stream().anyMatch(serviceRoles::contains);
  }

  /** The service vouches for the caller as long as the answer holds. */
  private Caller expiredToo(TokenText token) {
    Caller caller = validation.of(token, true);
    Instant end = clock.instant().plus(cacheTtl);
    return new Caller(caller.userId(), caller.scope(), caller.roles(), caller.admin(), end);
  }
}
