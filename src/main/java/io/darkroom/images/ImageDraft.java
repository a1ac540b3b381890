package io.darkroom.images;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What people say of an image, and may change: all but its id, its state and its content.
 *
 * @param name null when it has none
 * @param visibility one of {@link #VISIBILITIES}
 * @param minDisk GiB
 * @param minRam MiB
 * @param diskFormat null when it is not known yet; without one there can be no content
 * @param containerFormat as the disk format
 * @param properties custom properties by name, without those of the service itself
 */
public record ImageDraft(
    @Nullable String name,
    String visibility,
    boolean isProtected,
    boolean hidden,
    String owner,
    int minDisk,
    int minRam,
    @Nullable String diskFormat,
    @Nullable String containerFormat,
    List<String> tags,
    Map<String, String> properties) {

  public static final List<String> VISIBILITIES =
      List.of("public", "community", "shared", "private");

  public ImageDraft {
    tags = List.copyOf(tags);
    properties = Map.copyOf(properties);
  }

  /** The same but for the tags. */
  ImageDraft withTags(List<String> tags) {
    return new ImageDraft(
        name,
        visibility,
        isProtected,
        hidden,
        owner,
        minDisk,
        minRam,
        diskFormat,
        containerFormat,
        tags,
        properties);
  }
}
