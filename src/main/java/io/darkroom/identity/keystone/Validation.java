package io.darkroom.identity.keystone;

import io.darkroom.identity.Caller;
import io.darkroom.identity.Policy;
import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds out from Keystone whose token it is. */
@Singleton
public class Validation {

  private static final Logger LOG = LoggerFactory.getLogger(Validation.class);

  private final Keystone keystone;
  private final ServiceToken service;
  private final Policy policy;

  @Inject
  public Validation(Keystone keystone, ServiceToken service, Policy policy) {
    this.keystone = keystone;
    this.service = service;
    this.policy = policy;
  }

  /**
   * Asks Keystone about a token.
   *
   * @param allowExpired whether one counts that expired not long ago
   * @throws ProblemException if the token is not valid, or if Keystone cannot say whether it is
   */
  Caller of(TokenText token, boolean allowExpired) {
    try {
      Reply reply = ask(token, allowExpired);
      return switch (reply.status()) {
        case 200 -> new TokenBody(reply.token()).caller(policy);
        case 404 -> throw new ProblemException(Problem.TOKEN_INVALID);
        default ->
            throw new KeystoneFault(
                "it does not let the service's account validate tokens (%d)"
                    .formatted(reply.status()));
      };
    } catch (CircuitBreakerOpenException resting) {
      throw ProblemException.causedBy(resting, Problem.IDENTITY_UNAVAILABLE);
    } catch (KeystoneFault | FaultToleranceException fault) {
      LOG.warn("Keystone cannot validate a token: {}", fault.getMessage());
      throw ProblemException.causedBy(fault, Problem.IDENTITY_UNAVAILABLE);
    }
  }

  /** Our own token may have been revoked, or Keystone's keys changed: another may be taken. */
  private Reply ask(TokenText token, boolean allowExpired) {
    String own = service.get();
    Reply reply = keystone.validate(own, token.text(), allowExpired);
    if (reply.status() != 401) {
      return reply;
    }
    service.refused(own);
    return keystone.validate(service.get(), token.text(), allowExpired);
  }
}
