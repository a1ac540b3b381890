package io.darkroom.problems;

/** A failure that is meant for the caller: whoever catches it can show it as it is. */
public class ProblemException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Message problem;

  public ProblemException(Problem problem, Object... arguments) {
    this(Message.of(problem, arguments));
  }

  public ProblemException(Message problem) {
    super(problem.problem() + " " + problem.arguments());
    this.problem = problem;
  }

  /** A problem that another exception led to; the cause is for the log, never for the caller. */
  public static ProblemException causedBy(Throwable cause, Problem problem, Object... arguments) {
    ProblemException exception = new ProblemException(problem, arguments);
    exception.initCause(cause);
    return exception;
  }

  public Message problem() {
    return problem;
  }
}
