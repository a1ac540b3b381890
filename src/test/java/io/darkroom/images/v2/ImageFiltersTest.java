package io.darkroom.images.v2;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.http.ListQuery;
import io.darkroom.http.RequestedAddress;
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
import io.darkroom.problems.Message;
import io.darkroom.problems.Problem;
import io.darkroom.problems.Refusals;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageFiltersTest {

  static Stream<Arguments> parameters() {
    return Stream.of(
        Arguments.of("id=a", new Is(ImageField.ID, "a")),
        Arguments.of("name=caf%C3%A9", new Is(ImageField.NAME, "caf\u00e9")),
        Arguments.of("name=", new Is(ImageField.NAME, "")),
        Arguments.of("name", new Is(ImageField.NAME, "")),
        Arguments.of("name=eq:a:b", new Is(ImageField.NAME, "a:b")),
        Arguments.of("name=%22a%22", new Is(ImageField.NAME, "\"a\"")),
        Arguments.of("name=x,y", new Is(ImageField.NAME, "x,y")),
        Arguments.of("name=2026-01-01T10:00:00Z", new Is(ImageField.NAME, "2026-01-01T10:00:00Z")),
        Arguments.of("name=a&name=b", new Is(ImageField.NAME, "b")),
        Arguments.of("name=in:a,b", new OneOf(ImageField.NAME, Set.of("a", "b"))),
        Arguments.of("name=in:a", new Is(ImageField.NAME, "a")),
        Arguments.of("name=in:", new Impossible()),
        Arguments.of("name=in:,", new Impossible()),
        Arguments.of("status=in:active,bad", new OneOf(ImageField.STATUS, Set.of("active", "bad"))),
        Arguments.of("id=in:1,2", new OneOf(ImageField.ID, Set.of("1", "2"))),
        Arguments.of("disk_format=in:a,b", new OneOf(ImageField.DISK_FORMAT, Set.of("a", "b"))),
        Arguments.of(
            "container_format=in:a,b", new OneOf(ImageField.CONTAINER_FORMAT, Set.of("a", "b"))),
        Arguments.of("checksum=in:a,b", new Is(ImageField.CHECKSUM, "in:a,b")),
        Arguments.of("os_hash_algo=md5", new Is(ImageField.OS_HASH_ALGO, "md5")),
        Arguments.of("size=10", new Is(ImageField.SIZE, 10L)),
        Arguments.of("size=-1", new Is(ImageField.SIZE, -1L)),
        Arguments.of("virtual_size=%2B10", new Is(ImageField.VIRTUAL_SIZE, 10L)),
        Arguments.of("min_disk=0010", new Is(ImageField.MIN_DISK, 10L)),
        Arguments.of("min_ram=99999999999999999999", new Impossible()),
        Arguments.of("min_ram=-9223372036854775809", new Impossible()),
        Arguments.of("size_min=1", new SizeAtLeast(ImageField.SIZE, 1)),
        Arguments.of(
            "size_min=99999999999999999999", new SizeAtLeast(ImageField.SIZE, Long.MAX_VALUE)),
        Arguments.of(
            "size_max=-99999999999999999999", new SizeAtMost(ImageField.SIZE, Long.MIN_VALUE)),
        Arguments.of("protected=true", new Is(ImageField.PROTECTED, true)),
        Arguments.of("protected=x&protected=false", new Is(ImageField.PROTECTED, false)),
        Arguments.of("tag=a&tag=b&tag=a", new Tagged(Set.of("a", "b"))),
        Arguments.of("tag=in:a,b", new Tagged(Set.of("in:a,b"))),
        Arguments.of("tag=", new Tagged(Set.of(""))),
        Arguments.of("os_distro=x&arch=", new Described(Map.of("os_distro", "x", "arch", ""))),
        Arguments.of("x=in:a,b", new Described(Map.of("x", "in:a,b"))),
        Arguments.of("x=a&x=b", new Described(Map.of("x", "b"))),
        Arguments.of("=x", new Described(Map.of("", "x"))),
        Arguments.of("NAME=x", new Described(Map.of("NAME", "x"))),
        Arguments.of("os_glance_x=1", new Described(Map.of("os_glance_x", "1"))),
        Arguments.of("changes_since=x", new Described(Map.of("changes_since", "x"))),
        Arguments.of("stores=file", new Described(Map.of("stores", "file"))));
  }

  @ParameterizedTest
  @MethodSource("parameters")
  void everyParameterSaysWhatImagesAreLike(String query, ImageFilter expected) {
    assertThat(filters(query)).containsExactly(expected);
  }

  @Test
  void whatIsAboutTheListIsNoFilter() {
    assertThat(
            filters(
                "limit=1&marker=m&sort=name&sort_key=id&sort_dir=asc&visibility=all"
                    + "&member_status=all&os_hidden=true&owner=o&deleted=true"))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2026,                       2026-01-01T00:00:00Z",
    "2026-03,                    2026-03-01T00:00:00Z",
    "2026-03-04,                 2026-03-04T00:00:00Z",
    "2026-03-04T05:06,           2026-03-04T05:06:00Z",
    "2026-03-04T05:06:07,        2026-03-04T05:06:07Z",
    "2026-03-04%2005:06:07,      2026-03-04T05:06:07Z",
    "2026-03-04T05:06:07Z,       2026-03-04T05:06:07Z",
    "2026-03-04t05:06:07z,       2026-03-04T05:06:07Z",
    "2026-03-04T05:06:07.123Z,   2026-03-04T05:06:07.123Z",
    "2026-03-04T05:06:07%2B02:00, 2026-03-04T03:06:07Z",
    "2026-03-04T05:06:07-02:30,  2026-03-04T07:36:07Z",
    "20260304T050607Z,           2026-03-04T05:06:07Z",
    "0001-01-01T00:00:00Z,       0001-01-01T00:00:00Z",
    "9999-12-31T23:59:59Z,       9999-12-31T23:59:59Z"
  })
  void aTimeMayBeWrittenInManyWays(String text, Instant expected) {
    for (ImageField field : ImageField.TIMES) {
      assertThat(filters(field.id() + "=" + text))
          .containsExactly(new At(field, Comparison.EQ, expected));
      assertThat(filters(field.id() + "=gte:" + text))
          .containsExactly(new At(field, Comparison.GTE, expected));
    }
  }

  @ParameterizedTest
  @CsvSource({"eq, EQ", "neq, NEQ", "gt, GT", "gte, GTE", "lt, LT", "lte, LTE"})
  void aTimeHasOneOfSixOperators(String operator, Comparison comparison) {
    assertThat(filters("created_at=" + operator + ":2026-01-01T00:00:00Z"))
        .containsExactly(
            new At(ImageField.CREATED_AT, comparison, Instant.parse("2026-01-01T00:00:00Z")));
  }

  @ParameterizedTest
  @CsvSource({
    "changes-since, 2026-01-01T00:00:00Z",
    "changes-since, ''",
    "name, in:a%00",
    "os_hash_value, %00",
    "tag, a&tag=%00",
    "tag, %00&tag=a",
    "x, %00",
    "name, IN:a",
    "name, neq:a",
    "name, like:a",
    "status, nin:a",
    "id, :",
    "name, in:%22x",
    "name, in:x%22y",
    "name, in:%22a%22b",
    "name, in:a%22b%22",
    "name, in:%22x%5C",
    "size, x",
    "size, ''",
    "size, 1.5",
    "size, 0x10",
    "size, %D9%A1",
    "virtual_size, 1e3",
    "min_disk, in:1",
    "min_ram, %00",
    "size_min, ''",
    "size_min, x",
    "size_max, 1.5",
    "size_max, -",
    "created_at, ''",
    "created_at, junk",
    "created_at, eq:",
    "created_at, gt:junk",
    "created_at, foo:2026-01-01T00:00:00Z",
    "created_at, GT:2026-01-01T00:00:00Z",
    "created_at, in:2026-01-01T00:00:00Z",
    "updated_at, gt:2026-13-01T00:00:00Z",
    "updated_at, 2026-02-30",
    "updated_at, 12026-01-01",
    "updated_at, -001-01-01",
    "updated_at, gt:gt:2026-01-01",
    "updated_at, 2026-01-01T00:00:00%2B99:00",
    "updated_at, 2026-01-01T00:00:00Z%00"
  })
  void aValueThatCannotBeUsedIsRefused(String name, String value) {
    assertThat(Refusals.of(() -> filters(name + "=" + value)))
        .isEqualTo(Message.of(Problem.PARAMETER_INVALID, name));
  }

  @Test
  void aNulIsNotSaidBack() {
    assertThat(Refusals.of(() -> filters("a%00b=x")))
        .isEqualTo(Message.of(Problem.PARAMETER_INVALID, "ab"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"True", "TRUE", "1", "yes", ""})
  void protectedIsTrueOrFalse(String value) {
    assertThat(Refusals.of(() -> filters("protected=" + value)))
        .isEqualTo(Message.of(Problem.PARAMETER_NOT_ONE_OF, "protected", "true, false"));
  }

  private static List<ImageFilter> filters(String query) {
    return ImageFilters.of(ListQuery.of(RequestedAddress.of("/v2/images?" + query)));
  }
}
