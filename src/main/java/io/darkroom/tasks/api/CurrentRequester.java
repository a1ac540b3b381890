package io.darkroom.tasks.api;

import io.darkroom.http.RequestId;
import io.darkroom.identity.Caller;
import io.darkroom.identity.CurrentCaller;
import io.darkroom.identity.Policy;
import io.darkroom.problems.ProblemException;
import io.darkroom.tasks.Requester;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;

/** The caller of a request as one who wants a task. */
@Singleton
public class CurrentRequester {

  private final CurrentCaller current;
  private final Policy policy;

  @Inject
  public CurrentRequester(CurrentCaller current, Policy policy) {
    this.current = current;
    this.policy = policy;
  }

  /**
   * Who wants it.
   *
   * @throws ProblemException if the caller works in no project
   */
  public Requester of(HttpServletRequest request) {
    Caller caller = current.get();
    return new Requester(
        caller.project(),
        caller.userId(),
        rule -> policy.allows(rule, caller),
        RequestId.of(request));
  }
}
