package io.darkroom.tasks;

import io.darkroom.platform.database.SortKey;

/**
 * One key that tasks are sorted by.
 *
 * @param field one of {@link TaskField#SORT_KEYS}
 */
public record TaskOrder(TaskField field, boolean descending) {

  /** Stands for the expiry of a task that does not expire: it comes behind those that do. */
  static final Long NEVER = Long.MAX_VALUE;

  SortKey key() {
    boolean expiry = field == TaskField.EXPIRES_AT;
    return new SortKey(expiry ? "coalesce(expires_at, " + NEVER + ")" : field.id(), descending);
  }
}
