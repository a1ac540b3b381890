package io.darkroom.problems;

/**
 * A failure that may pass: the same thing can succeed a little later. Every other {@link
 * ProblemException} is permanent.
 */
public final class TransientProblemException extends ProblemException {

  private static final long serialVersionUID = 1L;

  public TransientProblemException(Problem problem, Object... arguments) {
    super(problem, arguments);
  }

  /** A problem that another exception led to; the cause is for the log, never for the caller. */
  public static TransientProblemException causedBy(
      Throwable cause, Problem problem, Object... arguments) {
    TransientProblemException exception = new TransientProblemException(problem, arguments);
    exception.initCause(cause);
    return exception;
  }
}
