package io.darkroom.tasks;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Locale;
import java.util.Set;

/** The four states of a task that clients know; the last two never change. */
public enum TaskStatus {
  PENDING,
  PROCESSING,
  SUCCESS,
  FAILURE;

  /** The states that a task can still leave. */
  public static final Set<TaskStatus> LIVE = Set.of(PENDING, PROCESSING);

  /** The name on the wire and in the database. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The status with a name of {@link #id}. */
  public static TaskStatus of(String id) {
    return valueOf(id.toUpperCase(Locale.ROOT));
  }

  public boolean isTerminal() {
    return !LIVE.contains(this);
  }

  /** How JPA keeps it. */
  @Converter
  public static class Column implements AttributeConverter<TaskStatus, String> {

    @Override
    public String convertToDatabaseColumn(TaskStatus status) {
      return status.id();
    }

    @Override
    public TaskStatus convertToEntityAttribute(String id) {
      return of(id);
    }
  }
}
