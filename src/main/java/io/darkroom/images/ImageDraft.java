package io.darkroom.images;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An image as somebody wants it, before it has content.
 *
 * @param name null when it has none
 * @param visibility one of {@link #VISIBILITIES}
 * @param minDisk GiB
 * @param minRam MiB
 * @param properties custom properties by name
 */
public record ImageDraft(
    @Nullable String name,
    String visibility,
    boolean isProtected,
    boolean hidden,
    String owner,
    int minDisk,
    int minRam,
    String diskFormat,
    String containerFormat,
    List<String> tags,
    Map<String, String> properties) {

  public static final List<String> VISIBILITIES =
      List.of("public", "community", "shared", "private");

  public ImageDraft {
    tags = List.copyOf(tags);
    properties = Map.copyOf(properties);
  }
}
