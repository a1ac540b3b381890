package io.darkroom.images;

import io.darkroom.platform.database.Keyset;
import io.darkroom.platform.database.Keyset.Lead;
import io.darkroom.platform.database.Select;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A part of what somebody sees, found by an index of its own, so that all others' images do not
 * matter, however many they are.
 *
 * @param tables where images are called i
 * @param lead what all images of this part have, and their index begins with
 */
record ImageBranch(String tables, Optional<Lead> lead, List<Function<Select, String>> conditions) {

  static ImageBranch of(String tables) {
    return new ImageBranch(tables, Optional.empty(), List.of());
  }

  ImageBranch ledBy(String column, String value) {
    return new ImageBranch(tables, Optional.of(new Lead(column, value)), conditions);
  }

  ImageBranch where(Function<Select, String> condition) {
    List<Function<Select, String>> more = new ArrayList<>(conditions);
    more.add(condition);
    return new ImageBranch(tables, lead, more);
  }

  ImageBranch where(String comparison, String value) {
    return where(select -> comparison + " " + select.bind(value));
  }

  /**
   * Puts all conditions in place.
   *
   * @param usual whether the order is that of the index
   * @return what the images of this part are sorted by
   */
  Keyset narrow(Select select, Keyset keys, boolean usual) {
    conditions.forEach(condition -> select.and(condition.apply(select)));
    if (usual) {
      return lead.map(common -> keys.ledBy(common.column(), common.value())).orElse(keys);
    }
    lead.ifPresent(common -> select.and(common.column() + " = " + select.bind(common.value())));
    return keys;
  }
}
