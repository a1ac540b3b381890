package io.darkroom.tasks;

import java.time.Duration;

/** Work that recurs as long as there are nodes, on one of them at a time. Every bean is run. */
public interface Chore {

  /** The name of its entry in the schedule; it is kept there, so it stays as it is. */
  String name();

  /** The time from the end of one run to the begin of the next. */
  Duration interval();

  /** Does what there is to do; a run that throws is followed by another after the interval. */
  void run();
}
