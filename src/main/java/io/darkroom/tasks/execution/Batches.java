package io.darkroom.tasks.execution;

import java.util.function.IntUnaryOperator;

/** The removal of however many rows: a batch a transaction, so that none is long. */
final class Batches {

  static final int SIZE = 500;

  private Batches() {}

  /**
   * Goes on until nothing is left, or the node is about to stop.
   *
   * @param remove removes as many as it is told, or what there is, and says how many there were
   * @return how many there were in all
   */
  static int removeAll(Drain drain, IntUnaryOperator remove) {
    int removed = 0;
    int batch = SIZE;
    while (batch == SIZE && !drain.begun()) {
      batch = remove.applyAsInt(SIZE);
      removed += batch;
    }
    return removed;
  }
}
