package io.darkroom.identity.keystone;

import io.darkroom.identity.Caller;
import io.darkroom.identity.Policy;
import io.darkroom.platform.settings.Secret;
import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
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
  private final Condition condition;

  @Inject
  public Validation(Keystone keystone, ServiceToken service, Policy policy, Condition condition) {
    this.keystone = keystone;
    this.service = service;
    this.policy = policy;
    this.condition = condition;
  }

  /**
   * Asks Keystone about a token.
   *
   * @param allowExpired whether one counts that expired not long ago
   * @throws ProblemException if the token is not valid, or if Keystone cannot say whether it is
   */
  Caller of(TokenText token, boolean allowExpired) {
    try {
      return ask(token, allowExpired)
          .orElseThrow(() -> new ProblemException(Problem.TOKEN_INVALID))
          .caller(policy);
    } catch (KeystoneFault | OwnTokenRefused | FaultToleranceException fault) {
      // The end of the time for a call interrupts the thread, which has the request to answer.
      if (Thread.interrupted()) {
        LOG.debug("A call to Keystone was interrupted");
      }
      throw ProblemException.causedBy(fault, Problem.IDENTITY_UNAVAILABLE);
    }
  }

  /** Our own token may have been revoked, or Keystone's keys changed: another may be taken. */
  private Optional<TokenBody> ask(TokenText token, boolean allowExpired) {
    Secret own = service.get();
    try {
      return keystone.validate(own, token, allowExpired);
    } catch (OwnTokenRefused refusal) {
      LOG.debug("Signs in again", refusal);
      service.refused(own);
      return askAgain(token, allowExpired);
    }
  }

  private Optional<TokenBody> askAgain(TokenText token, boolean allowExpired) {
    try {
      return keystone.validate(service.get(), token, allowExpired);
    } catch (OwnTokenRefused refusal) {
      condition.ails("it refuses the token that it has just issued to the service");
      throw refusal;
    }
  }
}
