package io.darkroom.images.v1;

import io.darkroom.formats.ContainerFormat;
import io.darkroom.formats.DiskFormat;
import io.darkroom.images.DraftRules;
import io.darkroom.images.ImageDraft;
import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is to be said of an image after a request: what was said before, but for what the headers
 * say otherwise.
 */
final class MetaDraft {

  private static final String DISK = "disk_format";
  private static final String CONTAINER = "container_format";
  private static final String NAME = "name";
  private static final String PUBLIC = "public";

  /** Amazon's: an image of one of them is in a container of the same name. */
  private static final Set<String> AMAZON = Set.of("aki", "ari", "ami");

  private static final List<String> DISKS = DiskFormat.ids();
  private static final List<String> CONTAINERS = ContainerFormat.ids();

  private final MetaHeaders headers;
  private final MetaReader reader;

  MetaDraft(MetaHeaders headers) {
    this.headers = headers;
    this.reader = new MetaReader(headers);
  }

  /** What is said of a new image. */
  ImageDraft of(DraftRules rules) {
    ImageDraft nothing =
        new ImageDraft(
            null, "shared", false, false, rules.project(), 0, 0, null, null, List.of(), Map.of());
    return after(nothing, true, rules);
  }

  /**
   * What is to be said of an image.
   *
   * @param purge whether custom properties go that the headers do not name
   * @throws ProblemException naming the first header that cannot be
   */
  ImageDraft after(ImageDraft before, boolean purge, DraftRules rules) {
    Formats formats = formats(before);
    return new ImageDraft(
        said(NAME, reader.name(NAME), before.name()).orElse(null),
        visibility(before.visibility(), rules),
        headers.has("protected") ? reader.flag("protected") : before.isProtected(),
        before.hidden(),
        owner(before.owner(), rules),
        headers.has("min_disk") ? reader.count("min_disk") : before.minDisk(),
        headers.has("min_ram") ? reader.count("min_ram") : before.minRam(),
        formats.disk().orElse(null),
        formats.container().orElse(null),
        before.tags(),
        MetaProperties.after(before.properties(), headers.properties(), purge));
  }

  private Optional<String> said(String field, Optional<String> value, @Nullable String before) {
    return headers.has(field) ? value : Optional.ofNullable(before);
  }

  private record Formats(Optional<String> disk, Optional<String> container) {

    boolean isMixed() {
      return (isAmazon(disk) || isAmazon(container)) && !disk.equals(container);
    }

    /** The other version of the API lets images have any two formats. */
    boolean areOf(ImageDraft draft) {
      return disk.equals(Optional.ofNullable(draft.diskFormat()))
          && container.equals(Optional.ofNullable(draft.containerFormat()));
    }
  }

  private static boolean isAmazon(Optional<String> format) {
    return format.filter(AMAZON::contains).isPresent();
  }

  private Formats formats(ImageDraft before) {
    Optional<String> disk = reader.oneOf(DISK, DISKS);
    Optional<String> container = reader.oneOf(CONTAINER, CONTAINERS);
    Formats formats;
    if (isAmazon(disk) && container.isEmpty()) {
      formats = new Formats(disk, disk);
    } else if (isAmazon(container) && disk.isEmpty()) {
      formats = new Formats(container, container);
    } else {
      formats =
          new Formats(
              said(DISK, disk, before.diskFormat()),
              said(CONTAINER, container, before.containerFormat()));
    }
    if (formats.isMixed() && !formats.areOf(before)) {
      throw new ProblemException(
          Problem.FORMATS_MIXED, MetaHeaders.header(DISK), MetaHeaders.header(CONTAINER));
    }
    return formats;
  }

  /**
   * Whoever may not make images public is not heard: clients of old say so without being asked. An
   * image that is not public stays what it is, as v1 knows no more than that.
   */
  private String visibility(String before, DraftRules rules) {
    if (!headers.has("is_public")) {
      return before;
    }
    if (reader.flag("is_public")) {
      return rules.rights().include("publicize_image") ? PUBLIC : before;
    }
    return before.equals(PUBLIC) ? "shared" : before;
  }

  /** Administrators alone give images away, and may give them to nobody. */
  private String owner(String before, DraftRules rules) {
    Optional<String> owner = reader.name("owner");
    return headers.has("owner") && rules.rights().include("context_is_admin")
        ? owner.orElse("")
        : before;
  }

  /**
   * Refuses a draft of which too little is said for an image with data.
   *
   * @throws ProblemException PROPERTY_MISSING naming the header
   */
  static void requireComplete(ImageDraft draft) {
    require(draft.name(), NAME);
    require(draft.diskFormat(), DISK);
    require(draft.containerFormat(), CONTAINER);
  }

  /** Whether enough is said for an image with data. */
  static boolean isComplete(ImageDraft draft) {
    return draft.name() != null && draft.diskFormat() != null && draft.containerFormat() != null;
  }

  private static void require(@Nullable String value, String field) {
    if (value == null) {
      throw new ProblemException(Problem.PROPERTY_MISSING, MetaHeaders.header(field));
    }
  }
}
