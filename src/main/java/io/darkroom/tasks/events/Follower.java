package io.darkroom.tasks.events;

import java.time.Instant;
import java.util.List;

/**
 * Somebody who wants to know what becomes of a task. The feed's one thread calls these methods:
 * they return at once. They may be called after the follower has left, and then do nothing.
 */
public interface Follower {

  /** What {@link #behind} answers to get no events. */
  long NONE = Long.MAX_VALUE;

  String taskId();

  /** Behind which event it wants more, now. */
  long behind();

  /**
   * Takes events.
   *
   * @param events at least one, in order, all behind {@link #behind}
   */
  void take(List<PastEvent> events);

  /** Learns where the task is, after it was given the events that it wanted. */
  void learn(Standing standing);

  /** The task is not there any more. */
  void gone();

  /** The node stops. */
  void close();

  /** When it wants to be woken, news or not. */
  Instant due();

  /** It is that time, or later. */
  void wake(Instant now);
}
