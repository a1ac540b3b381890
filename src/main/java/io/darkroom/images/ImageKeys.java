package io.darkroom.images;

import io.darkroom.platform.database.Keyset;
import io.darkroom.platform.database.SortKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What a list is sorted by, complete: the id ends it, which no two images share. What all images of
 * the list have in common sorts nothing and is left out, whatever a marker has there by now.
 */
record ImageKeys(List<ImageOrder> order) {

  /** Ties are broken in the direction of the first key that was asked for, as in Glance. */
  static ImageKeys of(ImagePage page) {
    List<ImageOrder> asked = page.order();
    boolean descending = asked.isEmpty() || asked.get(0).descending();
    Map<ImageField, ImageOrder> keys = new LinkedHashMap<>();
    asked.forEach(key -> keys.putIfAbsent(key.field(), key));
    keys.putIfAbsent(ImageField.CREATED_AT, new ImageOrder(ImageField.CREATED_AT, descending));
    keys.putIfAbsent(ImageField.ID, new ImageOrder(ImageField.ID, descending));
    keys.keySet().removeIf(page::isFixed);
    return new ImageKeys(List.copyOf(keys.values()));
  }

  Keyset keyset() {
    return Keyset.of(order.stream().flatMap(key -> key.keys().stream()).toList());
  }

  /** Whether indexes that end with creation and id have this order. */
  boolean isUsual() {
    return order.get(0).field() == ImageField.CREATED_AT && keyset().isUniform();
  }

  /** What an image has as its keys. */
  List<Object> values(Image image) {
    return order.stream().flatMap(key -> key.values(image).stream()).toList();
  }

  /** The keys by the names that {@link #columns} gives them. */
  List<SortKey> named() {
    List<SortKey> keys = keyset().keys();
    return IntStream.range(0, keys.size())
        .mapToObj(i -> new SortKey("k" + i, keys.get(i).descending()))
        .toList();
  }

  /** The keys as columns of a query. */
  String columns() {
    List<SortKey> keys = keyset().keys();
    return IntStream.range(0, keys.size())
        .mapToObj(i -> keys.get(i).expression() + " as k" + i)
        .collect(Collectors.joining(", "));
  }
}
