package io.darkroom.images;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What an image says of the task that brings bytes into it, in the names that Glance gives it. */
final class ImportNotes {

  private static final String TASK = Image.SERVICE_PREFIX + "_import_task";
  private static final String TO_DO = Image.SERVICE_PREFIX + "_importing_to_stores";
  private static final String FAILED = Image.SERVICE_PREFIX + "_failed_import";

  private ImportNotes() {}

  static void start(Image image, String taskId, List<String> stores) {
    image.note(TASK, taskId);
    write(image, TO_DO, stores);
    write(image, FAILED, List.of());
  }

  /** Whether the image is, or was, one that a client has made. */
  static boolean areOn(Image image) {
    return image.properties().containsKey(TO_DO);
  }

  static void taken(Image image, String store) {
    Set<String> left = read(image, TO_DO);
    left.remove(store);
    write(image, TO_DO, left);
    Set<String> failed = read(image, FAILED);
    failed.remove(store);
    write(image, FAILED, failed);
  }

  static void failed(Image image, String store) {
    Set<String> left = read(image, TO_DO);
    left.remove(store);
    write(image, TO_DO, left);
    Set<String> failed = read(image, FAILED);
    failed.add(store);
    write(image, FAILED, failed);
  }

  static void end(Image image) {
    write(image, TO_DO, List.of());
    image.forgetNote(TASK);
  }

  /** Nothing was brought anywhere. */
  static void undo(Image image) {
    read(image, TO_DO).forEach(store -> failed(image, store));
    end(image);
  }

  private static Set<String> read(Image image, String name) {
    String stores = image.properties().getOrDefault(name, "");
    return stores.isEmpty()
        ? new LinkedHashSet<>()
        : new LinkedHashSet<>(Arrays.asList(stores.split(",", -1)));
  }

  private static void write(Image image, String name, Iterable<String> stores) {
    image.note(name, String.join(",", stores));
  }
}
