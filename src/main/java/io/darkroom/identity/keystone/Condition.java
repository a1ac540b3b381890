package io.darkroom.identity.keystone;

import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import jakarta.inject.Singleton;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How Keystone does. While it ails only a few may wait for it: the server's threads are there for
 * callers who are known, and for all who ask for nothing of anybody's. What changes is logged,
 * once.
 */
@Singleton
public class Condition {

  private static final Logger LOG = LoggerFactory.getLogger(Condition.class);

  /** An eighth of the threads that serve requests. */
  static final int FEW = 4;

  private final AtomicBoolean ails = new AtomicBoolean();
  private final Semaphore few = new Semaphore(FEW);
  private volatile String reason = "it does not answer in time";

  /** Why a call failed; whoever made it may learn only that Keystone is left alone. */
  void because(String why) {
    reason = why;
  }

  /** A question was not answered, whatever was tried. */
  void ails() {
    if (!ails.getAndSet(true)) {
      LOG.warn(
          "Keystone cannot be asked: {}. Until it can, callers who are not known yet get 503.",
          reason);
    }
  }

  /** A question was answered. */
  void isWell() {
    if (ails.getAndSet(false)) {
      LOG.info("Keystone can be asked again");
    }
  }

  /**
   * Does what may have to wait for Keystone.
   *
   * @throws ProblemException if it ails, and enough wait for it already
   */
  <T> T await(Supplier<T> answer) {
    if (!ails.get()) {
      return answer.get();
    }
    if (!few.tryAcquire()) {
      throw new ProblemException(Problem.IDENTITY_UNAVAILABLE);
    }
    try {
      return answer.get();
    } finally {
      few.release();
    }
  }
}
