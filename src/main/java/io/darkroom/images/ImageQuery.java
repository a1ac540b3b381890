package io.darkroom.images;

import io.darkroom.platform.database.Keyset;
import io.darkroom.platform.database.Select;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The SQL of a list: a page of each part of what somebody sees, and of those together the first.
 */
final class ImageQuery {

  private final ImagePage page;
  private final ImageKeys keys;
  private final Optional<List<Object>> last;
  private final Select values = new Select("");
  private final String sql;

  private ImageQuery(ImagePage page, Optional<Image> last) {
    this.page = page;
    this.keys = ImageKeys.of(page);
    this.last = last.map(keys::values);
    List<String> parts = parts();
    sql = parts.size() == 1 ? parts.get(0) : merged(parts);
  }

  static ImageQuery page(ImagePage page, Optional<Image> last) {
    return new ImageQuery(page, last);
  }

  private List<String> parts() {
    Stream<String> stored =
        ImageBranches.of(page.view()).stream().map(branch -> part(branch, keys.isUsual()));
    return page.withGone()
        ? Stream.concat(
                stored,
                ImageBranches.ofGone(page.view()).stream().map(branch -> part(branch, false)))
            .toList()
        : stored.toList();
  }

  private String part(ImageBranch branch, boolean usual) {
    Select select = values.beside("select i.id, " + keys.columns() + " from " + branch.tables());
    select.and("i.os_hidden = " + select.bind(page.view().hidden()));
    page.filters().forEach(filter -> select.and(filter.condition(select)));
    branch.narrow(select, keys.keyset(), usual).page(select, last, page.limit());
    return select.sql();
  }

  private String merged(List<String> parts) {
    return parts.stream()
            .collect(Collectors.joining(") union all (", "select * from ((", ")) as p"))
        + Keyset.orderBy(keys.named())
        + " fetch first "
        + page.limit()
        + " rows only";
  }

  String sql() {
    return sql;
  }

  /** A statement with the values of this query. */
  Query bound(EntityManager database, String statement) {
    return values.bound(database, statement);
  }

  /** The ids of the images on the page, in order. */
  List<String> run(EntityManager database) {
    List<String> ids = new ArrayList<>();
    for (Object row : bound(database, sql).getResultList()) {
      ids.add((String) ((Object[]) row)[0]);
    }
    return ids;
  }
}
