package io.darkroom.identity;

import io.darkroom.problems.ProblemException;
import jakarta.servlet.http.HttpServletRequest;

/**
 * Tells who sends a request. There is one for each value of {@code darkroom.identity.mode}, which
 * is its name ({@link jakarta.inject.Named}).
 */
public interface Callers {

  /** When to ask again if whoever knows callers is away: so long it is left alone. */
  int RETRY_SECONDS = 5;

  /**
   * Finds out who sends a request.
   *
   * @throws ProblemException if that cannot be said: the request is to be refused for it
   */
  Caller identify(HttpServletRequest request);
}
