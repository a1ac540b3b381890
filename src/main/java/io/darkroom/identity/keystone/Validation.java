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
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;
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
    return answer(token, allowExpired)
        .orElseThrow(() -> new ProblemException(Problem.TOKEN_INVALID))
        .caller(policy);
  }

  private Optional<TokenBody> answer(TokenText token, boolean allowExpired) {
    try {
      Optional<TokenBody> answer = ask(token, allowExpired);
      condition.isWell();
      return answer;
    } catch (OwnTokenRefused refusal) {
      condition.because("it refuses the token that it has just issued to the service");
      throw unavailable(refusal);
    } catch (TimeoutException late) {
      condition.because("it does not answer in time");
      throw unavailable(late);
    } catch (KeystoneFault | FaultToleranceException fault) {
      throw unavailable(fault);
    }
  }

  private ProblemException unavailable(RuntimeException fault) {
    condition.ails();
    // The end of the time for a call interrupts the thread, which has the request to answer.
    if (Thread.interrupted()) {
      LOG.debug("A call to Keystone was interrupted");
    }
    return ProblemException.causedBy(fault, Problem.IDENTITY_UNAVAILABLE);
  }

  /** Our own token may have been revoked, or Keystone's keys changed: another may be taken. */
  private Optional<TokenBody> ask(TokenText token, boolean allowExpired) {
    Secret own = service.get();
    try {
      return keystone.validate(own, token, allowExpired);
    } catch (OwnTokenRefused refusal) {
      LOG.debug("Signs in again", refusal);
      service.refused(own);
      return keystone.validate(service.get(), token, allowExpired);
    }
  }
}
