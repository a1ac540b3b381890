package io.darkroom.platform.settings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * Where the bytes of images are kept.
 *
 * @param all the stores, at least one, the nearest first
 * @param standard the id of the one for images whose client names none
 * @param reserve bytes that staged files leave to others on their disk
 */
public record StoreSettings(List<FileStore> all, String standard, long reserve) {

  private static final String LIST = "darkroom.stores";

  public StoreSettings {
    all = List.copyOf(all);
  }

  /**
   * A store in a directory.
   *
   * @param id its name, as clients know it
   * @param directory absolute, and no other store's
   * @param description for people; may be empty
   */
  public record FileStore(String id, Path directory, String description) {}

  static StoreSettings read(SettingReader reader) {
    List<String> ids = reader.list(LIST);
    if (ids.isEmpty()
        || new HashSet<>(ids).size() < ids.size()
        || !ids.stream().allMatch(StoreSettings::isName)) {
      throw new SettingException(
          LIST, "a list of different names of small letters, digits and hyphens, not staging");
    }
    List<FileStore> all = new ArrayList<>();
    for (String id : ids) {
      all.add(store(reader, id));
    }
    requireApart(all);
    String standard = reader.optional(LIST + ".default").orElse(ids.get(0));
    if (!ids.contains(standard)) {
      throw new SettingException(LIST + ".default", "one of " + String.join(", ", ids));
    }
    return new StoreSettings(all, standard, reader.bytes(LIST + ".reserve", 0, 1L << 50));
  }

  private static boolean isName(String id) {
    return id.matches("[a-z0-9][a-z0-9-]{0,31}") && !id.equals("staging") && !id.equals("default");
  }

  private static FileStore store(SettingReader reader, String id) {
    return new FileStore(
        id,
        reader.path(LIST + "." + id + ".directory"),
        reader.optional(LIST + "." + id + ".description").orElse(""));
  }

  /** What lies in a store's directory and is no copy of an image is removed. */
  private static void requireApart(List<FileStore> all) {
    for (FileStore store : all) {
      for (FileStore other : all) {
        if (!store.equals(other) && store.directory().startsWith(other.directory())) {
          throw new SettingException(
              LIST + "." + store.id() + ".directory", "a directory that no other store is in");
        }
      }
    }
  }
}
