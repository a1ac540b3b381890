package io.darkroom.tasks.persistence;

import static io.darkroom.support.ListedImages.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.images.Image;
import io.darkroom.images.ImageDraft;
import io.darkroom.images.ImageField;
import io.darkroom.images.ImageFilter;
import io.darkroom.images.ImageFilter.At;
import io.darkroom.images.ImageFilter.Comparison;
import io.darkroom.images.ImageFilter.Described;
import io.darkroom.images.ImageFilter.Impossible;
import io.darkroom.images.ImageFilter.Is;
import io.darkroom.images.ImageFilter.OneOf;
import io.darkroom.images.ImageFilter.SizeAtLeast;
import io.darkroom.images.ImageFilter.SizeAtMost;
import io.darkroom.images.ImageFilter.Tagged;
import io.darkroom.images.ImageOrder;
import io.darkroom.images.MemberStatus;
import io.darkroom.platform.settings.Settings;
import io.darkroom.support.Database;
import io.darkroom.support.ListedImages;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the images of a list have, and in which order they come. */
interface ImageListsBehaviour {

  Database database();

  Settings settings();

  private static ImageDraft draft(
      String owner, @Nullable String name, @Nullable String format, int least, List<String> tags) {
    return new ImageDraft(
        name, "shared", least > 1, false, owner, least, least, format, format, tags, Map.of());
  }

  /** Three images: nothing is known of the third. */
  private ListedImages three() {
    ListedImages images = new ListedImages(database(), settings());
    String owner = images.project("demo");
    images.add(
        "a",
        new ImageDraft(
            "a",
            "shared",
            true,
            false,
            owner,
            1,
            10,
            "raw",
            "bare",
            List.of("t1", "t2"),
            Map.of("os", "x".repeat(70_000), "arch", "arm")));
    images.add(
        "b",
        new ImageDraft(
            "x,y",
            "shared",
            false,
            false,
            owner,
            2,
            20,
            "qcow2",
            "ovf",
            List.of("t1"),
            Map.of("os", "linux", "arch", "arm", "os_glance_note", "n")));
    images.add("none", draft(owner, null, null, 0, List.of()));
    Map<String, Object> content =
        Map.of(
            "status", "active",
            "size_bytes", 1L << 40,
            "virtual_size", 1L << 41,
            "checksum", "c",
            "os_hash_algo", "sha512",
            "os_hash_value", "h");
    content.forEach((column, value) -> images.set("a", column, value));
    images.set("b", "size_bytes", 10L);
    return images;
  }

  static Stream<Arguments> imageFilters() {
    return Stream.of(
        Arguments.of(new Is(ImageField.NAME, "a"), "a"),
        Arguments.of(new Is(ImageField.NAME, "x,y"), "b"),
        Arguments.of(new Is(ImageField.NAME, ""), ""),
        Arguments.of(new Is(ImageField.NAME, "' or 1=1 --\uD83D\uDE00"), ""),
        Arguments.of(new Is(ImageField.STATUS, "active"), "a"),
        Arguments.of(new Is(ImageField.STATUS, "queued"), "none b"),
        Arguments.of(new Is(ImageField.STATUS, "no such"), ""),
        Arguments.of(new Is(ImageField.DISK_FORMAT, "qcow2"), "b"),
        Arguments.of(new Is(ImageField.CONTAINER_FORMAT, "bare"), "a"),
        Arguments.of(new Is(ImageField.CHECKSUM, "c"), "a"),
        Arguments.of(new Is(ImageField.OS_HASH_ALGO, "sha512"), "a"),
        Arguments.of(new Is(ImageField.OS_HASH_VALUE, "h"), "a"),
        Arguments.of(new Is(ImageField.SIZE, 1L << 40), "a"),
        Arguments.of(new Is(ImageField.VIRTUAL_SIZE, 1L << 41), "a"),
        Arguments.of(new Is(ImageField.MIN_DISK, 2L), "b"),
        Arguments.of(new Is(ImageField.MIN_DISK, Long.MAX_VALUE), ""),
        Arguments.of(new Is(ImageField.MIN_RAM, 10L), "a"),
        Arguments.of(new Is(ImageField.PROTECTED, true), "a"),
        Arguments.of(new Is(ImageField.PROTECTED, false), "none b"),
        Arguments.of(new OneOf(ImageField.NAME, Set.of("a", "x,y", "z")), "b a"),
        Arguments.of(new OneOf(ImageField.STATUS, Set.of("active", "queued")), "none b a"),
        Arguments.of(new OneOf(ImageField.DISK_FORMAT, Set.of("iso", "raw")), "a"),
        Arguments.of(new OneOf(ImageField.CONTAINER_FORMAT, Set.of("ovf", "ova")), "b"),
        Arguments.of(new SizeAtLeast(ImageField.SIZE, 0), "b a"),
        Arguments.of(new SizeAtLeast(ImageField.SIZE, 11), "a"),
        Arguments.of(new SizeAtMost(ImageField.SIZE, 10), "b"),
        Arguments.of(new SizeAtMost(ImageField.SIZE, Long.MAX_VALUE), "b a"),
        Arguments.of(new SizeAtMost(ImageField.SIZE, -1), ""),
        Arguments.of(new Tagged(Set.of("t1")), "b a"),
        Arguments.of(new Tagged(Set.of("t1", "t2")), "a"),
        Arguments.of(new Tagged(Set.of("t1", "t3")), ""),
        Arguments.of(new Tagged(Set.of("T1")), ""),
        Arguments.of(new Described(Map.of("os", "linux")), "b"),
        Arguments.of(new Described(Map.of("os", "x".repeat(70_000))), "a"),
        Arguments.of(new Described(Map.of("os", "linux", "arch", "arm")), "b"),
        Arguments.of(new Described(Map.of("arch", "arm")), "b a"),
        Arguments.of(new Described(Map.of("arch", "arm", "no such", "")), ""),
        Arguments.of(new Described(Map.of("os_glance_note", "n")), "b"),
        Arguments.of(new Impossible(), ""));
  }

  @ParameterizedTest
  @MethodSource("imageFilters")
  default void imagesAreFoundByWhatTheyHave(ImageFilter filter, String expected) {
    ListedImages images = three();

    assertThat(images.names(images.view("demo"), filter)).isEqualTo(names(expected));
    assertThat(images.names(images.view("admin"), filter)).isEqualTo(names(expected));
    assertThat(images.names(images.view("other"), filter)).isEmpty();
  }

  private static List<String> names(String names) {
    return names.isEmpty() ? List.of() : List.of(names.split(" "));
  }

  @Test
  default void imageIsFoundByItsIdExactlyAsItIsSpelled() {
    ListedImages images = three();
    String id = images.id("a");

    assertThat(images.names(images.view("demo"), new Is(ImageField.ID, id))).containsExactly("a");
    assertThat(images.names(images.view("demo"), new Is(ImageField.ID, id + " "))).isEmpty();
    assertThat(
            images.names(
                images.view("demo"), new OneOf(ImageField.ID, Set.of(images.id("b"), id, "junk"))))
        .containsExactly("b", "a");
  }

  @Test
  default void allFiltersMustBeMet() {
    ListedImages images = three();

    assertThat(
            images.names(
                images.view("demo"),
                new Is(ImageField.MIN_DISK, 2L),
                new Tagged(Set.of("t1")),
                new Is(ImageField.STATUS, "queued")))
        .containsExactly("b");
    assertThat(
            images.names(
                images.view("demo"),
                new Is(ImageField.NAME, "a"),
                new Is(ImageField.STATUS, "queued")))
        .isEmpty();
  }

  /** The three were made at 07.000001, 08.000001 and 09.000001 seconds. */
  @ParameterizedTest
  @CsvSource({
    "EQ,  2026-03-04T05:06:08Z,   b",
    "EQ,  2026-03-04T05:06:08.5Z, ''",
    "NEQ, 2026-03-04T05:06:08Z,   none a",
    "NEQ, 2026-03-04T05:06:08.5Z, none b a",
    "GT,  2026-03-04T05:06:08Z,   none",
    "GT,  2026-03-04T05:06:07.5Z, none b",
    "GTE, 2026-03-04T05:06:08Z,   none b",
    "GTE, 2026-03-04T05:06:08.5Z, none",
    "LT,  2026-03-04T05:06:08Z,   a",
    "LT,  2026-03-04T05:06:08.5Z, b a",
    "LTE, 2026-03-04T05:06:08Z,   b a",
    "GT,  0001-01-01T00:00:00Z,   none b a",
    "LT,  9999-12-31T23:59:59Z,   none b a"
  })
  default void timesAreComparedAsImagesShowThem(
      Comparison comparison, Instant time, String expected) {
    ListedImages images = three();

    for (ImageField field : ImageField.TIMES) {
      assertThat(images.names(images.view("demo"), new At(field, comparison, time)))
          .isEqualTo(names(expected));
    }
  }

  @Test
  default void textsAreEqualWhenTheirCharactersAre() {
    ListedImages images = new ListedImages(database(), settings());
    for (String text : ExactTextBehaviour.TEXTS) {
      images.add(
          text,
          new ImageDraft(
              text,
              "shared",
              false,
              false,
              images.project(text),
              0,
              0,
              null,
              null,
              List.of(text),
              Map.of("os", text, "in " + text, "x")));
    }

    for (String text : ExactTextBehaviour.TEXTS) {
      for (ImageFilter filter :
          List.of(
              new Is(ImageField.NAME, text),
              new OneOf(ImageField.NAME, Set.of(text, "z")),
              new Tagged(Set.of(text)),
              new Described(Map.of("os", text)),
              new Described(Map.of("in " + text, "x")))) {
        assertThat(images.names(images.view("admin"), filter)).containsExactly(text);
      }
    }
  }

  static Stream<List<ImageOrder>> imageOrders() {
    List<List<ImageOrder>> orders = new ArrayList<>();
    orders.add(List.of());
    for (ImageField key : ImageField.SORT_KEYS) {
      orders.add(List.of(new ImageOrder(key, true)));
      orders.add(List.of(new ImageOrder(key, false)));
      orders.add(List.of(new ImageOrder(ImageField.STATUS, false), new ImageOrder(key, true)));
      orders.add(List.of(new ImageOrder(key, true), new ImageOrder(ImageField.NAME, false)));
      orders.add(List.of(new ImageOrder(key, false), new ImageOrder(key, true)));
    }
    return orders.stream();
  }

  /** Ten images, many alike; half of them are seen because they are shared, or public. */
  private ListedImages ten() {
    ListedImages images = new ListedImages(database(), settings());
    String[] texts = {"a", null, "b", "", null};
    for (int i = 0; i < 10; i++) {
      String owner = i % 2 == 0 ? "demo" : "other";
      ImageDraft draft =
          draft(images.project(owner), texts[i % 5], texts[(i + 2) % 5], i % 3, List.of());
      images.add("image" + i, draft, START.plusSeconds(i / 4));
      images.set("image" + i, "updated_at", 1_000_000L * (i % 4));
      images.set("image" + i, "status", i % 3 == 0 ? "active" : "queued");
      if (i % 3 != 1) {
        images.set("image" + i, "size_bytes", 10L * (i % 3));
      }
      if (i % 4 == 1) {
        images.share("image" + i, "demo", MemberStatus.ACCEPTED);
      } else if (i % 4 == 3) {
        images.set("image" + i, "visibility", "public");
      }
    }
    return images;
  }

  @ParameterizedTest
  @MethodSource("imageOrders")
  default void pagesHoldEveryImageOnceInTheOrderThatWasAskedFor(List<ImageOrder> order) {
    ListedImages images = ten();

    for (int limit = 1; limit <= 3; limit++) {
      for (String who : List.of("demo", "admin")) {
        assertThat(images.walk(images.view(who), order, limit))
            .as("%s, %d a page", who, limit)
            .hasSize(10)
            .isSortedAccordingTo(comparator(order))
            .extracting(Image::id)
            .doesNotHaveDuplicates();
      }
    }
  }

  static Comparator<Image> comparator(List<ImageOrder> order) {
    boolean descending = order.isEmpty() || order.get(0).descending();
    return Stream.concat(
            order.stream(),
            Stream.of(ImageField.CREATED_AT, ImageField.ID)
                .map(field -> new ImageOrder(field, descending)))
        .map(
            key -> {
              Comparator<Image> ascending = Comparator.comparing(i -> text(i, key.field()));
              return key.descending() ? ascending.reversed() : ascending;
            })
        .reduce(Comparator::thenComparing)
        .orElseThrow();
  }

  /** What is not known comes behind all that is. */
  private static String text(Image image, ImageField field) {
    return switch (field) {
      case NAME -> image.name().orElse("~");
      case CONTAINER_FORMAT -> image.containerFormat().orElse("~");
      case DISK_FORMAT -> image.diskFormat().orElse("~");
      case SIZE -> image.size().isEmpty() ? "~" : "" + image.size().getAsLong();
      case STATUS -> image.status().id();
      case ID -> image.id();
      case CREATED_AT -> image.createdAt().toString();
      case UPDATED_AT -> image.updatedAt().toString();
      case MIN_DISK -> "" + image.minDisk();
      case MIN_RAM -> "" + image.minRam();
      default -> throw new IllegalArgumentException(field.id());
    };
  }

  @Test
  default void pagesOfAStatusGoOnBehindAnImageThatHasLeftItMeanwhile() {
    ListedImages images = three();
    images.set("none", "status", "deactivated");
    List<ImageOrder> order = List.of(new ImageOrder(ImageField.STATUS, true));

    assertThat(
            images.names(
                images.page(
                    images.view("demo"),
                    List.of(new Is(ImageField.STATUS, "queued")),
                    order,
                    Optional.of(images.id("none")),
                    9)))
        .containsExactly("b");
  }

  @Test
  default void limitOfZeroIsAPageWithoutImages() {
    ListedImages images = three();

    assertThat(images.page(images.view("demo"), List.of(), List.of(), Optional.empty(), 0))
        .isEmpty();
  }

  @Test
  default void imagesOfAListHaveTheirTagsAndProperties() {
    ListedImages images = three();

    List<Image> found = images.page(images.view("demo"), List.of(), List.of(), Optional.empty(), 9);

    assertThat(found)
        .extracting(image -> List.copyOf(image.tags()))
        .containsExactly(List.of(), List.of("t1"), List.of("t1", "t2"));
    assertThat(found)
        .extracting(image -> image.properties().get("arch"))
        .containsExactly(null, "arm", "arm");
  }

  @Test
  default void pageCostsAsManyStatementsHoweverLongItIs() {
    ListedImages images = ten();

    int one = images.statements(images.view("demo"), 1);

    assertThat(images.statements(images.view("demo"), 10)).isEqualTo(one).isPositive();
  }

  @Test
  default void pageEndsWhereItsImagesHaveTooMuchToSay() {
    ListedImages images = new ListedImages(database(), settings());
    String owner = images.project("demo");
    Map<String, String> wordy = Map.of("text", "x".repeat(200_000));
    for (int i = 0; i < 50; i++) {
      images.add(
          "wordy-" + i,
          new ImageDraft(null, "shared", false, false, owner, 0, 0, null, null, List.of(), wordy));
    }

    assertThat(images.page(images.view("demo"), List.of(), List.of(), Optional.empty(), 1000))
        .hasSize(42);
    assertThat(images.walk(images.view("demo"), List.of(), 1000)).hasSize(50);
  }
}
