package io.darkroom.images;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Images in some of their states, for the tests of those who show them. */
public final class TestImages {

  public static final Instant CREATED = Instant.parse("2026-11-22T10:00:00.999999Z");
  public static final Instant ACTIVATED = Instant.parse("2026-11-22T10:05:00Z");

  private TestImages() {}

  /** An image of which nothing is known but what has to be. */
  public static Image bare() {
    return new Image(
        new ImageDraft(
            null, "shared", false, false, "project-1", 0, 0, "raw", "bare", List.of(), Map.of()),
        CREATED);
  }

  /** An image that has everything that an image can have. */
  public static Image active() {
    Image image =
        new Image(
            new ImageDraft(
                "caf\u00e9 \uD83D\uDE00",
                "public",
                true,
                true,
                "project-1",
                10,
                512,
                "qcow2",
                "bare",
                List.of("zeta", "alpha", "\u65e5\u672c"),
                Map.of("os_distro", "debian", "hw_disk_bus", "<virtio> & \"co\"")),
            CREATED);
    image.become(ImageStatus.IMPORTING, CREATED);
    image.receive(new ImageContent(196_616, 10_737_418_240L, "md5-of-it", "sha512-of-it"));
    image.become(ImageStatus.ACTIVE, ACTIVATED);
    return image;
  }

  /** An image that waits for data, of which so much is said. */
  public static Image queued(
      @Nullable String name, @Nullable String diskFormat, @Nullable String containerFormat) {
    return new Image(
        new ImageDraft(
            name,
            "shared",
            false,
            false,
            "project-1",
            0,
            0,
            diskFormat,
            containerFormat,
            List.of(),
            Map.of()),
        CREATED);
  }

  /** An image that people have said something of, whatever it is. */
  public static Image named(
      String name, String visibility, String owner, Map<String, String> properties) {
    return new Image(
        new ImageDraft(
            name, visibility, false, false, owner, 0, 0, "raw", "bare", List.of(), properties),
        CREATED);
  }

  /** An image of which only the service says something, and its data are to be like this. */
  public static Image expecting(ExpectedContent content) {
    Image image = bare();
    image.note("os_glance_import_task", "task");
    image.expect(content);
    return image;
  }

  /** What is remembered of an image that is deleted. */
  public static Image gone() {
    return Image.gone(
        "71c675ab-d94f-49cd-a114-e12490b328d9",
        active().draft(),
        196_616L,
        "md5-of-it",
        CREATED,
        ACTIVATED);
  }

  public static ImageCopy copy(Image image, String store) {
    return new ImageCopy(image.id(), store, "key-in-" + store);
  }

  /** A copy that some image is read from. */
  public static ImageCopy committedCopy(String objectKey) {
    ImageCopy copy = new ImageCopy("image", "file", objectKey);
    copy.commit();
    return copy;
  }
}
