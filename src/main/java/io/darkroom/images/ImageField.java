package io.darkroom.images;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What images can be found and sorted by. */
public enum ImageField {
  ID,
  NAME,
  STATUS,
  CONTAINER_FORMAT,
  DISK_FORMAT,
  CHECKSUM,
  OS_HASH_ALGO,
  OS_HASH_VALUE,
  SIZE,
  VIRTUAL_SIZE,
  MIN_DISK,
  MIN_RAM,
  PROTECTED,
  CREATED_AT,
  UPDATED_AT,
  /** Of an image without data what it is to be, or 0; v1 knows no image of unknown size. */
  ANNOUNCED_SIZE;

  public static final Set<ImageField> TEXTS =
      Collections.unmodifiableSet(EnumSet.range(ID, OS_HASH_VALUE));

  /** Those of which one of several can be asked for. */
  public static final Set<ImageField> CHOICES =
      Collections.unmodifiableSet(EnumSet.range(ID, DISK_FORMAT));

  public static final Set<ImageField> NUMBERS =
      Collections.unmodifiableSet(EnumSet.range(SIZE, MIN_RAM));

  public static final Set<ImageField> TIMES =
      Collections.unmodifiableSet(EnumSet.of(CREATED_AT, UPDATED_AT));

  public static final Set<ImageField> SORT_KEYS =
      Collections.unmodifiableSet(
          EnumSet.of(
              NAME,
              STATUS,
              CONTAINER_FORMAT,
              DISK_FORMAT,
              SIZE,
              ID,
              CREATED_AT,
              UPDATED_AT,
              MIN_DISK,
              MIN_RAM));

  /** The name on the wire. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The field with a name of {@link #id}, if there is one. */
  public static Optional<ImageField> named(String id) {
    return Arrays.stream(values()).filter(field -> field.id().equals(id)).findFirst();
  }

  /** In a query of images that calls them i. */
  String column() {
    return switch (this) {
      case SIZE -> "i.size_bytes";
      case ANNOUNCED_SIZE -> "coalesce(i.size_bytes, i.expected_size, 0)";
      default -> "i." + id();
    };
  }
}
