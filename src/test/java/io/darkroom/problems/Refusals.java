package io.darkroom.problems;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What calls are refused with. */
public final class Refusals {

  private Refusals() {}

  /** The problem of a call that has to be refused. */
  public static Message of(ThrowingCallable call) {
    ProblemException refusal = catchThrowableOfType(ProblemException.class, call);
    assertThat(refusal).as("a refusal").isNotNull();
    return refusal.problem();
  }
}
