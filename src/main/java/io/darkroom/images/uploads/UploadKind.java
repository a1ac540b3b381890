package io.darkroom.images.uploads;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Locale;

/** What becomes of what a client sends. */
public enum UploadKind {
  /** The data of the image, as they are. */
  FILE,
  /** Data that a task is going to import. */
  STAGE;

  String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** How JPA keeps it. */
  @Converter
  public static class Column implements AttributeConverter<UploadKind, String> {

    @Override
    public String convertToDatabaseColumn(UploadKind kind) {
      return kind.id();
    }

    @Override
    public UploadKind convertToEntityAttribute(String id) {
      return valueOf(id.toUpperCase(Locale.ROOT));
    }
  }
}
