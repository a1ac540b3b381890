package io.darkroom.tasks;

import java.util.List;

/** Chores of which there are as many as the settings say. Every bean is asked once, at start. */
public interface ChoreSource {

  /** The chores, each with a name of its own. */
  List<Chore> chores();
}
