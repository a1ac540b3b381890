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
import io.darkroom.images.ImageFilter.Is;
import io.darkroom.images.ImageFilter.NotPublic;
import io.darkroom.images.ImageFilter.SizeAtLeast;
import io.darkroom.images.ImageFilter.SizeAtMost;
import io.darkroom.images.ImageOrder;
import io.darkroom.images.ImageStatus;
import io.darkroom.images.ImageView;
import io.darkroom.images.MemberStatus;
import io.darkroom.platform.settings.Settings;
import io.darkroom.problems.Message;
import io.darkroom.problems.Problem;
import io.darkroom.problems.Refusals;
import io.darkroom.support.Database;
import io.darkroom.support.ListedImages;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists for those who ask what has changed: deleted images are on them as well. */
interface GoneImagesBehaviour {

  Instant DELETED = Instant.parse("2026-05-06T07:08:09.500000Z");
  List<ImageField> V1_KEYS =
      List.of(
          ImageField.ID,
          ImageField.NAME,
          ImageField.STATUS,
          ImageField.DISK_FORMAT,
          ImageField.CONTAINER_FORMAT,
          ImageField.SIZE,
          ImageField.CREATED_AT,
          ImageField.UPDATED_AT);

  Database database();

  Settings settings();

  /** What somebody sees in v1, and an administrator who wants to see everything. */
  private static ImageView viewOf(ListedImages images, String who) {
    return new ImageView(
        images.caller(who),
        Optional.of("all").filter(all -> who.equals("admin")),
        Optional.empty(),
        false,
        Optional.empty());
  }

  private static List<String> all(ListedImages images, String who, ImageFilter... filters) {
    return images.names(
        images.pageWithGone(
            viewOf(images, who), List.of(filters), List.of(), Optional.empty(), 1000));
  }

  /** One of each kind that is gone, and two that are still here. */
  private ListedImages goneAndHere() {
    ListedImages images = new ListedImages(database(), settings());
    images.add("own", "demo", "shared", false);
    images.add("priv", "demo", "private", false);
    images.add("opub", "other", "public", false);
    images.add("opriv", "other", "private", false);
    images.add("ocomm", "other", "community", false);
    images.add("oshared", "other", "shared", false);
    images.share("oshared", "demo", MemberStatus.ACCEPTED);
    List<String> gone = List.of("own", "priv", "opub", "opriv", "ocomm", "oshared");
    images.add("here", "demo", "private", false);
    images.add("opubhere", "other", "public", false);
    for (String name : gone) {
      images.delete(name, DELETED.plusSeconds(gone.indexOf(name)));
    }
    return images;
  }

  @ParameterizedTest
  @CsvSource({
    "demo,  opubhere here opub priv own",
    "other, opubhere oshared ocomm opriv opub",
    "third, opubhere opub",
    "admin, opubhere here oshared ocomm opriv opub priv own"
  })
  default void goneImagesAreShownToWhoSawThemAndIsRemembered(String who, String expected) {
    ListedImages images = goneAndHere();

    assertThat(all(images, who)).containsExactly(expected.split(" "));
    assertThat(images.names(viewOf(images, who)))
        .allSatisfy(name -> assertThat(name).endsWith("here"));
  }

  @Test
  default void goneImageIsWhatItWasButForWhatIsForgotten() {
    ListedImages images = new ListedImages(database(), settings());
    images.add(
        "a",
        new ImageDraft(
            "caf\u00e9 \uD83D\uDE00",
            "public",
            true,
            false,
            images.project("demo"),
            5,
            256,
            "vhd",
            "ovf",
            List.of("tag"),
            Map.of("os", "linux")));
    images.set("a", "size_bytes", 1L << 40);
    images.set("a", "checksum", "c".repeat(32));
    images.set("a", "status", "active");
    images.delete("a", DELETED);

    Image image =
        images
            .pageWithGone(viewOf(images, "demo"), List.of(), List.of(), Optional.empty(), 9)
            .get(0);

    assertThat(image.status()).isEqualTo(ImageStatus.DELETED);
    assertThat(image.draft())
        .isEqualTo(
            new ImageDraft(
                "caf\u00e9 \uD83D\uDE00",
                "public",
                true,
                false,
                images.project("demo"),
                5,
                256,
                "vhd",
                "ovf",
                List.of(),
                Map.of()));
    assertThat(image.size()).hasValue(1L << 40);
    assertThat(image.checksum()).contains("c".repeat(32));
    assertThat(image.createdAt()).isEqualTo(START);
    assertThat(image.updatedAt()).isEqualTo(DELETED);
    assertThat(image.deletedAt()).contains(DELETED);
  }

  static Stream<Arguments> goneFilters() {
    Instant since = Instant.parse("2026-05-06T07:08:11Z");
    return Stream.of(
        Arguments.of(new At(ImageField.UPDATED_AT, Comparison.GTE, since), "opub"),
        Arguments.of(
            new At(ImageField.UPDATED_AT, Comparison.GTE, START), "opubhere here opub priv own"),
        Arguments.of(new At(ImageField.UPDATED_AT, Comparison.GTE, since.plusSeconds(60)), ""),
        Arguments.of(new Is(ImageField.NAME, "own"), "own"),
        Arguments.of(new Is(ImageField.NAME, "OWN"), ""),
        Arguments.of(new Is(ImageField.STATUS, "deleted"), "opub priv own"),
        Arguments.of(new Is(ImageField.STATUS, "Deleted"), ""),
        Arguments.of(new Is(ImageField.STATUS, "deleted "), ""),
        Arguments.of(new Is(ImageField.STATUS, "queued"), "opubhere here"),
        Arguments.of(new Is(ImageField.DISK_FORMAT, "raw"), "opubhere here opub priv own"),
        Arguments.of(new Is(ImageField.CONTAINER_FORMAT, "ovf"), ""),
        Arguments.of(new Is(ImageField.MIN_RAM, 0L), "opubhere here opub priv own"),
        Arguments.of(new Is(ImageField.MIN_DISK, 1L), ""),
        Arguments.of(new Is(ImageField.PROTECTED, false), "opubhere here opub priv own"),
        Arguments.of(new Is(ImageField.PROTECTED, true), ""),
        Arguments.of(new SizeAtLeast(ImageField.SIZE, 0), ""),
        Arguments.of(new SizeAtMost(ImageField.SIZE, 9), ""),
        Arguments.of(new NotPublic(), "here priv own"),
        Arguments.of(new Described(Map.of("no such", "property")), ""));
  }

  @ParameterizedTest
  @MethodSource("goneFilters")
  default void goneImagesAreFoundByWhatTheyHad(ImageFilter filter, String expected) {
    ListedImages images = goneAndHere();

    assertThat(String.join(" ", all(images, "demo", filter))).isEqualTo(expected);
  }

  @Test
  default void goneImagesAreFoundBySize() {
    ListedImages images = new ListedImages(database(), settings());
    images.add("small", "demo", "shared", false);
    images.add("large", "demo", "shared", false);
    images.set("small", "size_bytes", 10L);
    images.set("large", "size_bytes", 1L << 40);
    images.delete("large", DELETED);
    images.delete("small", DELETED);

    assertThat(all(images, "demo", new SizeAtLeast(ImageField.SIZE, 11))).containsExactly("large");
    assertThat(all(images, "demo", new SizeAtMost(ImageField.SIZE, 10))).containsExactly("small");
  }

  static Stream<ImageOrder> v1Orders() {
    return V1_KEYS.stream()
        .flatMap(key -> Stream.of(new ImageOrder(key, true), new ImageOrder(key, false)));
  }

  /** Twelve images, many alike; of three two are gone, with data, staged data or nothing. */
  private ListedImages twelve() {
    ListedImages images = new ListedImages(database(), settings());
    String[] texts = {"a", null, "b", ""};
    for (int i = 0; i < 12; i++) {
      String name = "image" + i;
      images.add(
          name,
          new ImageDraft(
              texts[i % 4],
              i % 5 == 0 ? "public" : "private",
              false,
              false,
              images.project(i % 5 == 0 ? "other" : "demo"),
              0,
              0,
              texts[(i + 1) % 4],
              texts[(i + 2) % 4],
              List.of(),
              Map.of()),
          START.plusSeconds(i / 4));
      if (i % 4 != 3) {
        images.set(name, "size_bytes", 10L * (1 + i % 3));
      }
      if (i % 4 == 1) {
        images.set(name, "status", "active");
        images.set(name, "checksum", "c".repeat(32));
      }
      if (i % 3 != 0) {
        images.delete(name, DELETED.plusSeconds(i / 5));
      }
    }
    return images;
  }

  private static List<Image> walkWithGone(
      ListedImages images, ImageView view, ImageOrder order, int limit) {
    List<Image> seen = new ArrayList<>();
    List<Image> page =
        images.pageWithGone(view, List.of(), List.of(order), Optional.empty(), limit);
    while (!page.isEmpty() && seen.size() < 100) {
      seen.addAll(page);
      Optional<String> last = Optional.of(page.get(page.size() - 1).id());
      page = images.pageWithGone(view, List.of(), List.of(order), last, limit);
    }
    return seen;
  }

  @ParameterizedTest
  @MethodSource("v1Orders")
  default void pagesHoldEveryImageOnceWhetherItIsGoneOrNot(ImageOrder order) {
    ListedImages images = twelve();

    for (String who : List.of("demo", "admin")) {
      for (int limit : new int[] {1, 3, 5}) {
        assertThat(walkWithGone(images, viewOf(images, who), order, limit))
            .as("%s, %d a page", who, limit)
            .hasSize(12)
            .isSortedAccordingTo(ImageListsBehaviour.comparator(List.of(order)))
            .extracting(Image::id)
            .doesNotHaveDuplicates();
      }
    }
  }

  private static List<String> behind(ListedImages images, String who, String marker) {
    return images.names(
        images.pageWithGone(
            viewOf(images, who), List.of(), List.of(), Optional.of(images.id(marker)), 1000));
  }

  @Test
  default void pagesGoOnBehindAnImageThatIsDeletedMeanwhile() {
    ListedImages images = goneAndHere();

    images.delete("here", DELETED);

    assertThat(behind(images, "demo", "here")).containsExactly("opub", "priv", "own");
    assertThat(behind(images, "demo", "opub")).containsExactly("priv", "own");
    assertThat(
            Refusals.of(
                () ->
                    images.page(
                        viewOf(images, "demo"),
                        List.of(),
                        List.of(),
                        Optional.of(images.id("here")),
                        9)))
        .isEqualTo(Message.of(Problem.MARKER_UNKNOWN));
  }

  @ParameterizedTest
  @ValueSource(strings = {"opriv", "ocomm", "oshared"})
  default void markerThatIsGoneAndCannotBeSeenIsUnknown(String marker) {
    ListedImages images = goneAndHere();

    assertThat(Refusals.of(() -> behind(images, "demo", marker)))
        .isEqualTo(Message.of(Problem.MARKER_UNKNOWN));
    assertThat(behind(images, "admin", marker)).isNotEmpty();
  }

  @Test
  default void administratorsFindAllThatIsNotPublic() {
    ListedImages images = new ListedImages(database(), settings());
    for (String visibility : List.of("public", "community", "shared", "private")) {
      images.add(visibility, "demo", visibility, false);
      images.add("a" + visibility, "admin", visibility, false);
    }

    assertThat(images.names(viewOf(images, "admin"), new NotPublic()))
        .containsExactly("aprivate", "private", "ashared", "shared", "acommunity", "community");
    assertThat(images.names(viewOf(images, "demo"), new NotPublic()))
        .containsExactly("private", "shared", "community");
    assertThat(images.names(viewOf(images, "other"), new NotPublic())).isEmpty();
  }
}
