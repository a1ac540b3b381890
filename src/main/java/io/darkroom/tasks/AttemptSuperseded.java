package io.darkroom.tasks;

/**
 * A run found that its task has ended or belongs to a newer run: it has to stop without a trace.
 */
public final class AttemptSuperseded extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public AttemptSuperseded(Attempt attempt) {
    super("Attempt " + attempt.name() + " is no longer the one that counts.");
  }
}
