package io.darkroom.images.v1;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.http.ListQuery;
import io.darkroom.http.RequestedAddress;
import io.darkroom.identity.Caller;
import io.darkroom.identity.TestCallers;
import io.darkroom.images.ImageField;
import io.darkroom.images.ImageFilter;
import io.darkroom.images.ImageFilter.At;
import io.darkroom.images.ImageFilter.Comparison;
import io.darkroom.images.ImageFilter.Described;
import io.darkroom.images.ImageFilter.Is;
import io.darkroom.images.ImageFilter.NotPublic;
import io.darkroom.images.ImageFilter.SizeAtLeast;
import io.darkroom.images.ImageFilter.SizeAtMost;
import io.darkroom.images.ImageView;
import io.darkroom.problems.Message;
import io.darkroom.problems.Problem;
import io.darkroom.problems.Refusals;
import java.time.Instant;
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

/** Which images a list of the Images API v1 is about. */
class RequestedImagesTest {

  private static final Caller MEMBER = TestCallers.inProject("member");
  private static final Caller ADMIN = TestCallers.admin();

  private static RequestedImages asked(String query, Caller caller) {
    return RequestedImages.of(
        ListQuery.of(RequestedAddress.of("/v1/images/detail?" + query)), caller);
  }

  private static List<ImageFilter> filters(String query) {
    return asked(query, MEMBER).filters();
  }

  static Stream<Arguments> parameters() {
    return Stream.of(
        Arguments.of("name=caf%C3%A9", new Is(ImageField.NAME, "caf\u00e9")),
        Arguments.of("name=", new Is(ImageField.NAME, "")),
        Arguments.of("name=in:a,b", new Is(ImageField.NAME, "in:a,b")),
        Arguments.of("name=a&name=b", new Is(ImageField.NAME, "b")),
        Arguments.of("status=active", new Is(ImageField.STATUS, "active")),
        Arguments.of("status=nonsense", new Is(ImageField.STATUS, "nonsense")),
        Arguments.of("container_format=ovf", new Is(ImageField.CONTAINER_FORMAT, "ovf")),
        Arguments.of("disk_format=vhd", new Is(ImageField.DISK_FORMAT, "vhd")),
        Arguments.of("min_ram=256", new Is(ImageField.MIN_RAM, 256L)),
        Arguments.of("min_disk=0", new Is(ImageField.MIN_DISK, 0L)),
        Arguments.of(
            "size_min=5368709120", new SizeAtLeast(ImageField.ANNOUNCED_SIZE, 5_368_709_120L)),
        Arguments.of("size_max=0", new SizeAtMost(ImageField.ANNOUNCED_SIZE, 0)),
        Arguments.of(
            "size_max=9223372036854775807",
            new SizeAtMost(ImageField.ANNOUNCED_SIZE, Long.MAX_VALUE)),
        Arguments.of(
            "size_max=00000000000000000000012", new SizeAtMost(ImageField.ANNOUNCED_SIZE, 12)),
        Arguments.of("protected=True", new Is(ImageField.PROTECTED, true)),
        Arguments.of("protected=0", new Is(ImageField.PROTECTED, false)),
        Arguments.of("property-distro=Ubuntu", new Described(Map.of("distro", "Ubuntu"))),
        Arguments.of(
            "property-a=1&property-B=&property-a=2", new Described(Map.of("a", "2", "B", ""))),
        Arguments.of("property-=x", new Described(Map.of("", "x"))));
  }

  @ParameterizedTest
  @MethodSource("parameters")
  void everyFilterSaysWhatImagesAreLike(String query, ImageFilter expected) {
    assertThat(filters(query)).containsExactly(expected);
    assertThat(asked(query, ADMIN).filters()).containsExactly(expected);
    assertThat(asked(query, MEMBER).withGone()).isFalse();
  }

  @Test
  void allFiltersCount() {
    assertThat(filters("name=n&size_min=1&size_max=2&min_ram=3&property-a=b"))
        .containsExactlyInAnyOrder(
            new Is(ImageField.NAME, "n"),
            new SizeAtLeast(ImageField.ANNOUNCED_SIZE, 1),
            new SizeAtMost(ImageField.ANNOUNCED_SIZE, 2),
            new Is(ImageField.MIN_RAM, 3L),
            new Described(Map.of("a", "b")));
  }

  @Test
  void whatIsNoFilterIsNotLookedAt() {
    assertThat(
            filters(
                "limit=1&marker=m&sort_key=name&sort_dir=asc&id=x&size=1&checksum=x&owner=x"
                    + "&visibility=all&tag=t&deleted=True&NAME=x&Property-a=b&properties=x&foo"))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "min_ram,  ''",
    "min_ram,  x",
    "min_ram,  -1",
    "min_ram,  1.5",
    "min_disk, 9223372036854775808",
    "min_disk, %2B1",
    "size_min, 1e3",
    "size_min, %D9%A1",
    "size_max, -5",
    "size_max, 99999999999999999999",
    "protected, yes",
    "protected, ''",
    "changes-since, ''",
    "changes-since, yesterday",
    "changes-since, 2026-13-01",
    "name, a%00b",
    "property-a, %00"
  })
  void valuesThatCannotBeUsedAreRefused(String name, String value) {
    assertThat(Refusals.of(() -> filters(name + "=" + value)))
        .isEqualTo(Message.of(Problem.PARAMETER_INVALID, name));
  }

  @ParameterizedTest
  @CsvSource({
    "2010-02-03T09:34:01.000000, 2010-02-03T09:34:01Z",
    "2010-02-03T09:34:01,        2010-02-03T09:34:01Z",
    "2010-02-03%2009:34:01,      2010-02-03T09:34:01Z",
    "2010-02-03T09:34:01Z,       2010-02-03T09:34:01Z",
    "2010-02-03T09:34:01%2B02:00, 2010-02-03T07:34:01Z",
    "2010-02-03,                 2010-02-03T00:00:00Z",
    "2010-02-03T09:34:01.999999, 2010-02-03T09:34:01Z"
  })
  void changesIncludeWhatIsGoneAndAllOfTheSecond(String text, Instant from) {
    RequestedImages images = asked("changes-since=" + text, MEMBER);

    assertThat(images.withGone()).isTrue();
    assertThat(images.filters())
        .containsExactly(new At(ImageField.UPDATED_AT, Comparison.GTE, from));
  }

  @Test
  void memberSeesWhatIsSharedWithItWhateverItHasAnswered() {
    assertThat(asked("", MEMBER).view())
        .isEqualTo(
            new ImageView(MEMBER, Optional.empty(), Optional.empty(), false, Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"True", "False", "None", "nonsense", ""})
  void onlyAdministratorsAreAskedForWhom(String value) {
    assertThat(asked("is_public=" + value, MEMBER)).isEqualTo(asked("", MEMBER));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "is_public=True",
        "is_public=true",
        "is_public=1",
        "is_public=x&is_public=TRUE"
      })
  void administratorsSeeWhatOthersSeeUnlessTheyAskForMore(String query) {
    RequestedImages images = asked(query, ADMIN);

    assertThat(images.filters()).isEmpty();
    assertThat(images.view())
        .isEqualTo(
            new ImageView(
                ADMIN.asMember(), Optional.empty(), Optional.empty(), false, Optional.empty()));
    assertThat(images.view().caller().admin()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"False, true", "false, true", "0, true", "None, false", "none, false"})
  void administratorsSeeAllThatIsNotPublicOrEverything(String value, boolean notPublic) {
    RequestedImages images = asked("is_public=" + value + "&name=n", ADMIN);

    assertThat(images.view())
        .isEqualTo(
            new ImageView(ADMIN, Optional.of("all"), Optional.empty(), false, Optional.empty()));
    Is named = new Is(ImageField.NAME, "n");
    assertThat(images.filters())
        .isEqualTo(notPublic ? List.of(new NotPublic(), named) : List.of(named));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "maybe", "2", "null"})
  void administratorsSayTrueFalseOrNone(String value) {
    assertThat(Refusals.of(() -> asked("is_public=" + value, ADMIN)))
        .isEqualTo(Message.of(Problem.PARAMETER_INVALID, "is_public"));
  }
}
