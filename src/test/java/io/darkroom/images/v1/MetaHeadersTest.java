package io.darkroom.images.v1;

import static io.darkroom.images.v1.MetaRequests.said;
import static io.darkroom.images.v1.MetaRequests.sent;
import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.problems.Message;
import io.darkroom.problems.Problem;
import io.darkroom.problems.Refusals;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which headers say something of an image, and by what names. */
class MetaHeadersTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "id",
        "name",
        "store",
        "disk_format",
        "container_format",
        "size",
        "checksum",
        "is_public",
        "protected",
        "min_ram",
        "min_disk",
        "owner",
        "location",
        "copy_from",
        "status",
        "uri",
        "created_at",
        "updated_at",
        "deleted_at",
        "deleted",
        "virtual_size"
      })
  void areKnownHoweverTheyAreSpelled(String field) {
    String header = "x-image-meta-" + field;

    for (String spelled :
        List.of(
            header,
            header.toUpperCase(Locale.ROOT),
            header.replace('_', '-'),
            header.replace('-', '_'),
            "X-Image_META-" + field.replace('_', '-'))) {
      MetaHeaders headers = sent(spelled, "x");
      assertThat(headers.base()).as(spelled).isEqualTo(Map.of(field, Optional.of("x")));
      assertThat(headers.properties()).as(spelled).isEmpty();
      assertThat(headers.has(field)).isTrue();
      assertThat(headers.get(field)).contains("x");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"x-image-meta-property-", "X-IMAGE-META-PROPERTY-", "x_image_meta_property_"})
  void areOfAPropertyWhenTheirNamesSaySo(String prefix) {
    assertThat(sent(prefix + "OS_Distro", "Debian").properties())
        .isEqualTo(Map.of("os_distro", Optional.of("Debian")));
    assertThat(sent(prefix + "name", "x").base()).isEmpty();
  }

  static Stream<String> punctuation() {
    return IntStream.rangeClosed('!', '~')
        .filter(c -> !Character.isLetterOrDigit(c))
        .mapToObj(Character::toString);
  }

  @ParameterizedTest
  @MethodSource("punctuation")
  void haveUnderscoresForAllPunctuationInTheNamesOfProperties(String character) {
    assertThat(said("property-a" + character + "1" + character, "x").properties())
        .isEqualTo(Map.of("a_1_", Optional.of("x")));
  }

  @Test
  void haveAnUnderscoreForEachCharacterThatIsNoAscii() {
    assertThat(said("property-caf\u00e9", "x").properties()).containsOnlyKeys("caf_");
  }

  @Test
  void sayNothingOfImagesUnderOtherNames() {
    assertThat(sent("x-image-met-name", "x", "x-glance-api-copy", "y", "X-Auth-Token", "z"))
        .isEqualTo(new MetaHeaders(Map.of(), Map.of()));
  }

  @Test
  void sayNothingOfWhatIsNotThere() {
    MetaHeaders headers = said();

    assertThat(headers.has("name")).isFalse();
    assertThat(headers.get("name")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t ", "\u3000"})
  void sayNullWithNothingBehindThem(String nothing) {
    MetaHeaders headers = said("owner", nothing, "property-os", nothing);

    assertThat(headers.base()).isEqualTo(Map.of("owner", Optional.empty()));
    assertThat(headers.properties()).isEqualTo(Map.of("os", Optional.empty()));
    assertThat(headers.has("owner")).isTrue();
    assertThat(headers.get("owner")).isEmpty();
  }

  @Test
  void haveNoBlanksAroundThem() {
    assertThat(said("name", " a  b\t").get("name")).contains("a  b");
  }

  @ParameterizedTest
  @CsvSource({
    "x-image-meta-foo,         x-image-meta-foo",
    "X-Image-Meta-Is-Publik,   x-image-meta-is_publik",
    "x-image-meta-,            x-image-meta-",
    "x-image-meta-property,    x-image-meta-property",
    "x-image-meta-visibility,  x-image-meta-visibility",
    "x-image-meta-tags,        x-image-meta-tags",
    "x-image-meta-properties,  x-image-meta-properties",
    "x-image-meta-name\u00e9,  x-image-meta-name?"
  })
  void areRefusedWhenNobodyKnowsThem(String header, String shown) {
    assertThat(Refusals.of(() -> sent("x-image-meta-name", "x", header, "x")))
        .isEqualTo(Message.of(Problem.HEADER_UNKNOWN, shown));
  }

  @Test
  void areShownAsFarAsAnybodyWouldRead() {
    assertThat(Refusals.of(() -> said("y".repeat(8000), "x")))
        .isEqualTo(Message.of(Problem.HEADER_UNKNOWN, "x-image-meta-" + "y".repeat(87)));
  }

  @Test
  void maySayTheSameTwice() {
    assertThat(said("name", "x", "NAME", " x").base()).isEqualTo(Map.of("name", Optional.of("x")));
    assertThat(said("disk_format", "raw", "disk-format", "raw").base()).hasSize(1);
    assertThat(said("property-a.b", "x", "property-A-b", "x").properties())
        .isEqualTo(Map.of("a_b", Optional.of("x")));
    assertThat(said("owner", "", "owner", " ").base()).isEqualTo(Map.of("owner", Optional.empty()));
  }

  @ParameterizedTest
  @CsvSource({
    "name,         x,    name,         y, name",
    "name,         x,    NAME,         X, name",
    "name,         x,    name,        '', name",
    "name,        '',    name,         x, name",
    "disk_format,  raw,  disk-format,  vhd, disk_format",
    "is_public,    True, is_public,    true, is_public",
    "property-a-b, x,    property-a_b, y, property_a_b",
    "property-a,   x,    property-A,  '', property_a"
  })
  void mayNotContradictThemselves(
      String first, String one, String second, String other, String named) {
    assertThat(Refusals.of(() -> said(first, one, second, other)))
        .isEqualTo(Message.of(Problem.HEADER_CONTRADICTORY, "x-image-meta-" + named));
  }

  @Test
  void mayNotContradictThemselvesThroughPunctuation() {
    assertThat(Refusals.of(() -> said("property-a.b", "x", "property-a-b", "y")).problem())
        .isEqualTo(Problem.HEADER_CONTRADICTORY);
  }

  @ParameterizedTest
  @CsvSource({"name, name", "property-os, property_os"})
  void holdNoNul(String field, String named) {
    assertThat(Refusals.of(() -> said(field, "a\0b")))
        .isEqualTo(Message.of(Problem.PROPERTY_NOT_STORABLE, "x-image-meta-" + named));
  }

  @Test
  void namePropertiesThatAnyHeaderCanBeNamedAfter() {
    assertThat(MetaHeaders.propertyHeader("My Prop:\r\n\u00e9/x"))
        .isEqualTo("X-Image-Meta-Property-my_prop_____x");
    assertThat(MetaHeaders.propertyHeader("a-b.c_d+e~f")).endsWith("-a_b_c_d_e_f");
  }
}
