package io.darkroom.identity;

import io.darkroom.problems.ProblemException;
import jakarta.enterprise.context.RequestScoped;
import org.jspecify.annotations.Nullable;

/** The caller of the request that this thread serves. */
@RequestScoped
public class CurrentCaller {

  private @Nullable Caller caller;
  private @Nullable ProblemException refusal;

  void set(Caller caller) {
    this.caller = caller;
  }

  void refuse(ProblemException refusal) {
    this.refusal = refusal;
  }

  /**
   * The caller.
   *
   * @throws ProblemException why the request has none
   */
  public Caller get() {
    if (refusal != null) {
      throw refusal;
    }
    if (caller == null) {
      throw new IllegalStateException("The request was not authenticated.");
    }
    return caller;
  }
}
