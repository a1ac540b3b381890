package io.darkroom.tasks;

/**
 * The tasks of a project that have not ended.
 *
 * @param pending those that have not begun
 * @param held those of them that are held back
 * @param released those in the schedule, begun or not
 */
record ProjectLoad(int pending, int held, int released) {

  /** How many of the project's tasks are being run. */
  int running() {
    return released - (pending - held);
  }
}
