package io.darkroom.identity.keystone;

import io.darkroom.platform.settings.IdentitySettings;
import io.darkroom.platform.settings.Settings;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URI;
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

  static final long REST_MILLIS = 5_000;

  static final int FAILURES = 3;

  static final int RETRIES = 2;
  static final long RETRY_PAUSE_MILLIS = 100;

  /** More than the setting for one silence, so that this is for answers that drip. */
  static final long LONGEST_MILLIS = 15_000;

  private static final String NO_CATALOG = "1";

  private final TokensApi tokens;

  @Inject
  public Keystone(Settings settings) {
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

  /**
   * Asks about a token.
   *
   * @param own the token of the service
   * @return 200 with the token, 404 for one that is not valid, 401 or 403 if Keystone does not take
   *     our own
   * @throws KeystoneFault if there is no such answer
   */
  public Reply validate(String own, String subject, boolean allowExpired) {
    return call(() -> tokens.validate(own, subject, NO_CATALOG, allowExpired ? "1" : null));
  }

  /**
   * Asks for a token of the service itself.
   *
   * @return the token
   * @throws KeystoneFault if there is none; also for wrong credentials, so that they are not tried
   *     without end: Keystone may lock the account
   */
  public Reply issue(String credentials) {
    Reply reply = call(() -> tokens.issue(NO_CATALOG, credentials));
    if (reply.status() != 201) {
      throw new KeystoneFault("it refuses the service's account (%d)".formatted(reply.status()));
    }
    return reply;
  }

  private static Reply call(Supplier<Response> request) {
    try {
      Reply reply = Reply.of(request.get());
      return switch (reply.status()) {
        case 200, 201, 401, 403, 404 -> reply;
        default -> throw new KeystoneFault("it answers " + reply.status());
      };
    } catch (ProcessingException | IOException failure) {
      throw Unreachability.of(failure)
          ? new KeystoneUnreachable("it cannot be reached: " + failure.getMessage(), failure)
          : new KeystoneFault("it does not answer: " + failure.getMessage(), failure);
    }
  }
}
