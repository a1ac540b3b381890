package io.darkroom.images;

import java.util.Set;

/** What the properties of an image are called, and who may set them. */
public final class PropertyNames {

  /** How long names, and what is as short as they are, can be, in code points. */
  public static final int LONGEST = 255;

  /** What people may say of an image; what has another name is a property of their own. */
  private static final Set<String> BASE =
      Set.of(
          "name",
          "visibility",
          "min_disk",
          "min_ram",
          "protected",
          "owner",
          "disk_format",
          "container_format",
          "tags",
          "os_hidden");

  private static final Set<String> KEPT =
      Set.of(
          "status",
          "checksum",
          "os_hash_algo",
          "os_hash_value",
          "size",
          "virtual_size",
          "created_at",
          "updated_at",
          "deleted",
          "deleted_at",
          "direct_url",
          "location",
          "locations",
          "self",
          "file",
          "schema",
          "stores");

  private PropertyNames() {}

  public static boolean isBase(String name) {
    return BASE.contains(name);
  }

  /** Whether the service keeps the property, so that nobody else can set it. */
  public static boolean isKept(String name) {
    return KEPT.contains(name) || name.startsWith(Image.SERVICE_PREFIX);
  }

  /** Whether a text is longer than {@link #LONGEST}. */
  public static boolean isTooLong(String text) {
    return text.codePointCount(0, text.length()) > LONGEST;
  }

  /** Whether a property of one's own can have the name. */
  public static boolean isWellFormed(String name) {
    return !name.isEmpty() && !isTooLong(name);
  }
}
