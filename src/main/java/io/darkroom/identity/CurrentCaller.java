package io.darkroom.identity;

import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * The caller of the request that this thread serves. No bean of the request: those cost as much as
 * the whole of finding out who it is.
 */
@Singleton
public class CurrentCaller {

  private final ThreadLocal<@Nullable Caller> callers = new ThreadLocal<>();

  void set(Caller caller) {
    callers.set(caller);
  }

  /** The thread goes on to serve somebody else. */
  public void forget() {
    callers.remove();
  }

  /**
   * The caller.
   *
   * @throws IllegalStateException if nobody has asked who it is
   */
  public Caller get() {
    Caller caller = callers.get();
    if (caller == null) {
      throw new IllegalStateException("The request was not authenticated.");
    }
    return caller;
  }
}
