package io.darkroom.tasks;

/**
 * One key that tasks are sorted by.
 *
 * @param field one of {@link TaskField#SORT_KEYS}
 */
public record TaskOrder(TaskField field, boolean descending) {

  /** Stands for the expiry of a task that does not expire: it comes behind those that do. */
  static final Long NEVER = Long.MAX_VALUE;

  /** What is sorted and compared in SQL. */
  String expression() {
    return field == TaskField.EXPIRES_AT ? "coalesce(expires_at, " + NEVER + ")" : field.id();
  }

  /** The comparison with what came before. */
  String beyond() {
    return descending ? " <" : " >";
  }
}
