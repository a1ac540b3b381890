package io.darkroom.problems;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.concurrent.TimeoutException;

/** The body of a request that does not arrive. */
public final class BrokenBody {

  private BrokenBody() {}

  /** What it is to the client: BODY_TOO_SLOW if it stopped, BODY_INCOMPLETE if it broke off. */
  public static ProblemException of(IOException broken) {
    boolean slow =
        broken instanceof SocketTimeoutException || broken.getCause() instanceof TimeoutException;
    return ProblemException.causedBy(
        broken, slow ? Problem.BODY_TOO_SLOW : Problem.BODY_INCOMPLETE);
  }
}
