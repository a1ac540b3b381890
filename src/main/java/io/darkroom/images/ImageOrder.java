package io.darkroom.images;

import io.darkroom.platform.InstantColumn;
import io.darkroom.platform.database.SortKey;
import java.util.List;
import java.util.Optional;

/**
 * One key that images are sorted by. What an image does not have is greater than what others have.
 *
 * @param field one of {@link ImageField#SORT_KEYS}, or the announced size
 */
public record ImageOrder(ImageField field, boolean descending) {

  private static final Long UNKNOWN = Long.MAX_VALUE;

  List<SortKey> keys() {
    String column = field.column();
    return switch (field) {
      case NAME, CONTAINER_FORMAT, DISK_FORMAT ->
          List.of(
              new SortKey("case when " + column + " is null then 1 else 0 end", descending),
              new SortKey("coalesce(" + column + ", '')", descending));
      case SIZE -> List.of(new SortKey("coalesce(" + column + ", " + UNKNOWN + ")", descending));
      default -> List.of(new SortKey(column, descending));
    };
  }

  /** What an image has as these keys. */
  List<Object> values(Image image) {
    return switch (field) {
      case NAME -> text(image.name());
      case CONTAINER_FORMAT -> text(image.containerFormat());
      case DISK_FORMAT -> text(image.diskFormat());
      case SIZE -> List.of(image.size().orElse(UNKNOWN));
      case ANNOUNCED_SIZE -> List.of(image.announcedSize());
      case STATUS -> List.of(image.status().id());
      case ID -> List.of(image.id());
      case CREATED_AT -> List.of(InstantColumn.micros(image.createdAt()));
      case UPDATED_AT -> List.of(InstantColumn.micros(image.updatedAt()));
      case MIN_DISK -> List.of(image.minDisk());
      case MIN_RAM -> List.of(image.minRam());
      default -> throw new IllegalArgumentException("Nothing is sorted by " + field);
    };
  }

  private static List<Object> text(Optional<String> text) {
    return List.of(text.isPresent() ? 0 : 1, text.orElse(""));
  }
}
