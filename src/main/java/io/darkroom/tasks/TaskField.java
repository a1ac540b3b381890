package io.darkroom.tasks;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What tasks can be found and sorted by. */
public enum TaskField {
  ID,
  TYPE,
  STATUS,
  OWNER,
  USER_ID,
  REQUEST_ID,
  IMAGE_ID,
  CREATED_AT,
  UPDATED_AT,
  EXPIRES_AT;

  public static final Set<TaskField> FILTERS =
      Collections.unmodifiableSet(EnumSet.range(ID, IMAGE_ID));

  public static final Set<TaskField> SORT_KEYS =
      Collections.unmodifiableSet(
          EnumSet.of(CREATED_AT, UPDATED_AT, EXPIRES_AT, STATUS, TYPE, ID, OWNER));

  /** The name on the wire, which is the column's too. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The field with a name of {@link #id}. */
  public static TaskField of(String id) {
    return valueOf(id.toUpperCase(Locale.ROOT));
  }
}
