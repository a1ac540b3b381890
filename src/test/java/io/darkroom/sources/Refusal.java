package io.darkroom.sources;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.darkroom.problems.Message;
import io.darkroom.problems.ProblemException;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What a call is refused with. */
final class Refusal {

  private Refusal() {}

  static Message of(ThrowingCallable call) {
    ProblemException refusal = catchThrowableOfType(ProblemException.class, call);
    Assertions.assertThat(refusal).as("a refusal").isNotNull();
    return refusal.problem();
  }
}
