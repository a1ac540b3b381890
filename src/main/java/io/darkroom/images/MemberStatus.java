package io.darkroom.images;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a member says to an image that is shared with it. */
public enum MemberStatus {
  PENDING,
  ACCEPTED,
  REJECTED;

  /** The name on the wire and in the database. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The status with a name of {@link #id}, if there is one. */
  public static Optional<MemberStatus> of(String id) {
    return Arrays.stream(values()).filter(status -> status.id().equals(id)).findFirst();
  }

  /** How JPA keeps it. */
  @Converter
  public static class Column implements AttributeConverter<MemberStatus, String> {

    @Override
    public String convertToDatabaseColumn(MemberStatus status) {
      return status.id();
    }

    @Override
    public MemberStatus convertToEntityAttribute(String id) {
      return of(id).orElseThrow();
    }
  }
}
