package io.darkroom.images;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** The states of an image and the only place that knows which may follow which. */
public enum ImageStatus {
  QUEUED,
  SAVING,
  UPLOADING,
  IMPORTING,
  ACTIVE,
  DEACTIVATED,
  KILLED,
  DELETED;

  private Set<ImageStatus> following() {
    return switch (this) {
      case QUEUED -> EnumSet.of(SAVING, UPLOADING, IMPORTING, ACTIVE, DELETED);
      case SAVING -> EnumSet.of(ACTIVE, QUEUED, KILLED, DELETED);
      case UPLOADING -> EnumSet.of(IMPORTING, QUEUED, DELETED);
      case IMPORTING -> EnumSet.of(ACTIVE, QUEUED, DELETED);
      case ACTIVE -> EnumSet.of(DEACTIVATED, DELETED);
      case DEACTIVATED -> EnumSet.of(ACTIVE, DELETED);
      case KILLED -> EnumSet.of(DELETED);
      case DELETED -> EnumSet.noneOf(ImageStatus.class);
    };
  }

  /** Whether the image has all its data, be they for everybody or not. */
  public boolean hasData() {
    return this == ACTIVE || this == DEACTIVATED;
  }

  public boolean mayBecome(ImageStatus next) {
    return following().contains(next);
  }

  /** The name on the wire and in the database. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** How JPA keeps it. */
  @Converter
  public static class Column implements AttributeConverter<ImageStatus, String> {

    @Override
    public String convertToDatabaseColumn(ImageStatus status) {
      return status.id();
    }

    @Override
    public ImageStatus convertToEntityAttribute(String id) {
      return valueOf(id.toUpperCase(Locale.ROOT));
    }
  }
}
