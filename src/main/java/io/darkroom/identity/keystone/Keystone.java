package io.darkroom.identity.keystone;

import io.darkroom.identity.Callers;
import io.darkroom.platform.settings.IdentitySettings;
import io.darkroom.platform.settings.Secret;
import io.darkroom.platform.settings.Settings;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;
import org.eclipse.microprofile.rest.client.RestClientBuilder;

/**
 * The identity service, as far as it can be reached. After {@link #FAILURES} failures in a row it
 * is left alone for {@link #REST_MILLIS}, so that an outage does not hold every thread until its
 * time is out. Only what never arrived is sent again.
 */
@Retry(
    maxRetries = Keystone.RETRIES,
    delay = Keystone.RETRY_PAUSE_MILLIS,
    retryOn = KeystoneUnreachable.class)
@CircuitBreaker(
    requestVolumeThreshold = Keystone.FAILURES,
    failureRatio = 1,
    delay = Keystone.REST_MILLIS,
    failOn = {KeystoneFault.class, TimeoutException.class})
@Timeout(Keystone.LONGEST_MILLIS)
@Singleton
public class Keystone {

  static final long REST_MILLIS = 1_000L * Callers.RETRY_SECONDS;

  static final int RETRIES = 2;
  static final long RETRY_PAUSE_MILLIS = 100;

  /** Those of two requests: one alone may have met a restart. */
  static final int FAILURES = 2 * (1 + RETRIES);

  /** More than the setting for one silence, so that this is for answers that drip. */
  static final long LONGEST_MILLIS = 15_000;

  private static final String NO_CATALOG = "1";

  private final TokensApi tokens;
  private final Condition condition;

  @Inject
  public Keystone(Settings settings, Condition condition) {
    this.condition = condition;
    IdentitySettings.Keystone keystone = settings.identity().keystone().orElseThrow();
    long millis = keystone.timeout().toMillis();
    tokens =
        RestClientBuilder.newBuilder()
            .baseUri(URI.create(keystone.url() + "/v3/auth/tokens"))
            .connectTimeout(millis, TimeUnit.MILLISECONDS)
            .readTimeout(millis, TimeUnit.MILLISECONDS)
            .followRedirects(false)
            .property("microprofile.rest.client.disable.default.mapper", true)
            .build(TokensApi.class);
  }

  @PreDestroy
  void close() {
    tokens.close();
  }

  /** A token that was issued to the service itself. */
  record Issued(Secret token, Instant expiresAt) {}

  /**
   * Asks about a token.
   *
   * @param own the token of the service
   * @return nothing for a token that is not valid
   * @throws OwnTokenRefused if the service's own token is not valid
   * @throws KeystoneFault if Keystone does not say
   */
  public Optional<TokenBody> validate(Secret own, TokenText subject, boolean allowExpired) {
    return noted(
        () -> {
          Reply reply =
              send(
                  () ->
                      tokens.validate(
                          own.text(), subject.text(), NO_CATALOG, allowExpired ? "1" : null));
          return switch (reply.status()) {
            // Those after 404 are about what was sent, and all that callers can choose is the
            // token.
            case 200, 404, 400, 413, 414, 431 -> reply.token();
            case 401 -> throw new OwnTokenRefused();
            case 403 -> throw new KeystoneFault("the service's account may not validate tokens");
            default -> throw unexpected(reply);
          };
        });
  }

  /**
   * Asks for a token of the service itself.
   *
   * @throws KeystoneFault if there is none; also for wrong credentials, so that they are not tried
   *     without end: Keystone may lock the account
   */
  public Issued issue(String credentials) {
    return noted(
        () -> {
          Reply reply = send(() -> tokens.issue(NO_CATALOG, credentials));
          return switch (reply.status()) {
            case 201 -> issued(reply);
            case 401 -> throw new KeystoneFault("it refuses the service's account");
            case 404 ->
                throw new KeystoneFault(
                    "it answers 404; the address or the application credential is wrong");
            default -> throw unexpected(reply);
          };
        });
  }

  private static Issued issued(Reply reply) {
    return new Issued(
        reply.issued().orElseThrow(() -> new KeystoneFault("its answer has no token")),
        reply.token().map(TokenBody::expiresAt).orElseThrow(() -> unexpected(reply)));
  }

  private static KeystoneFault unexpected(Reply reply) {
    return new KeystoneFault("it answers " + reply.status());
  }

  private <T> T noted(Supplier<T> call) {
    try {
      return call.get();
    } catch (KeystoneFault fault) {
      condition.because(String.valueOf(fault.getMessage()));
      throw fault;
    }
  }

  private static Reply send(Supplier<Response> request) {
    try {
      return Reply.of(request.get());
    } catch (ProcessingException | IOException failure) {
      throw Unreachability.of(failure)
          ? new KeystoneUnreachable("it cannot be reached: " + failure.getMessage(), failure)
          : new KeystoneFault("it does not answer: " + failure.getMessage(), failure);
    }
  }
}
