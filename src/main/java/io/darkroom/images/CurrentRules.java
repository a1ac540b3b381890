package io.darkroom.images;

import io.darkroom.identity.Caller;
import io.darkroom.identity.CurrentCaller;
import io.darkroom.identity.Policy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** What the sender of the current request may make of images. */
@Singleton
public class CurrentRules {

  private final CurrentCaller current;
  private final Policy policy;

  @Inject
  public CurrentRules(CurrentCaller current, Policy policy) {
    this.current = current;
    this.policy = policy;
  }

  public DraftRules get() {
    Caller caller = current.get();
    return new DraftRules(caller.project(), rule -> policy.allows(rule, caller));
  }
}
