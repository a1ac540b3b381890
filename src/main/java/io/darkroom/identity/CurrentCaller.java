package io.darkroom.identity;

import jakarta.enterprise.context.RequestScoped;
import org.jspecify.annotations.Nullable;

/** The caller of the request that this thread serves. */
@RequestScoped
public class CurrentCaller {

  private @Nullable Caller caller;

  void set(Caller caller) {
    this.caller = caller;
  }

  /**
   * The caller.
   *
   * @throws IllegalStateException if nobody has asked who it is
   */
  public Caller get() {
    if (caller == null) {
      throw new IllegalStateException("The request was not authenticated.");
    }
    return caller;
  }
}
