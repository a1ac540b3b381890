package io.darkroom.platform.database;

/**
 * One of the things that a list is sorted by.
 *
 * @param expression what is sorted and compared in SQL; never null
 */
public record SortKey(String expression, boolean descending) {

  /** The comparison with what came before. */
  String comparison() {
    return descending ? " <" : " >";
  }

  /** Begins a condition for what comes later. */
  String beyond() {
    return expression + comparison();
  }
}
