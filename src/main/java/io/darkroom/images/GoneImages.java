package io.darkroom.images;

import io.darkroom.identity.Caller;
import io.darkroom.platform.InstantColumn;
import io.darkroom.platform.database.InTransaction;
import io.darkroom.platform.database.Select;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is remembered of deleted images, for those who ask what has changed. */
@Singleton
@InTransaction
public class GoneImages {

  private static final String SELECT =
      """
      select id, name, visibility, protected, owner, checksum, size_bytes, min_disk, min_ram,
        disk_format, container_format, created_at, deleted_at from deleted_images
      """;

  private final EntityManager database;

  @Inject
  public GoneImages(EntityManager database) {
    this.database = database;
  }

  /** One that the caller could see, but for those that were shared with it. */
  Optional<Image> find(String id, Caller caller) {
    return of(List.of(id)).stream()
        .filter(image -> caller.sees(image.owner()) || image.visibility().equals("public"))
        .findFirst();
  }

  /** Those of some images that are gone. */
  List<Image> of(Collection<String> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    Select select = new Select(SELECT);
    select.and(
        "id in " + ids.stream().map(select::bind).collect(Collectors.joining(", ", "(", ")")));
    Stream<?> rows = select.bound(database, select.sql()).getResultList().stream();
    return rows.map(row -> image((Object[]) row)).toList();
  }

  private static Image image(Object[] row) {
    ImageDraft draft =
        new ImageDraft(
            (String) row[1],
            (String) row[2],
            Boolean.TRUE.equals(row[3]),
            false,
            (String) row[4],
            ((Number) row[7]).intValue(),
            ((Number) row[8]).intValue(),
            (String) row[9],
            (String) row[10],
            List.of(),
            Map.of());
    return Image.gone(
        (String) row[0],
        draft,
        size((Number) row[6]),
        (String) row[5],
        InstantColumn.instant(((Number) row[11]).longValue()),
        InstantColumn.instant(((Number) row[12]).longValue()));
  }

  private static @Nullable Long size(@Nullable Number bytes) {
    return bytes == null ? null : bytes.longValue();
  }
}
