package io.darkroom.images.v1;

import static io.darkroom.images.v1.MetaRequests.said;
import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.images.ExpectedContent;
import io.darkroom.problems.Message;
import io.darkroom.problems.Problem;
import io.darkroom.problems.Refusals;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetaReaderTest {

  private static MetaReader reader(String field, String value) {
    return new MetaReader(said(field, value));
  }

  @Test
  void nothingIsSaidWithoutHeaders() {
    MetaReader reader = new MetaReader(said());

    assertThat(reader.id()).isEmpty();
    assertThat(reader.name("name")).isEmpty();
    assertThat(reader.oneOf("disk_format", List.of("raw"))).isEmpty();
    assertThat(reader.flag("protected")).isFalse();
    assertThat(reader.count("min_ram")).isZero();
    assertThat(reader.expected()).isEqualTo(ExpectedContent.ANY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"71c675ab-d94f-49cd-a114-e12490b328d9", "71C675AB-D94F-49CD-A114-E12490B328D9"})
  void idsStayAsTheyAreSpelled(String id) {
    assertThat(reader("id", id).id()).contains(id);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x",
        "71c675abd94f49cda114e12490b328d9",
        "71c675ab-d94f-49cd-a114-e12490b328d",
        "71c675ab-d94f-49cd-a114-e12490b328d9x",
        "g1c675ab-d94f-49cd-a114-e12490b328d9",
        "{71c675ab-d94f-49cd-a114-e12490b328d9}",
        "../../../../../../../../../../etc/passwd",
        "0"
      })
  void idsAreUuids(String id) {
    assertThat(Refusals.of(() -> reader("id", id).id()))
        .isEqualTo(Message.of(Problem.PROPERTY_NOT_UUID, "x-image-meta-id"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "\u00e9", "\uD83D\uDE00"})
  void namesHave255CharactersInAnyScript(String character) {
    String longest = MetaRequests.bytesOf(character.repeat(255));

    assertThat(reader("name", longest).name("name")).contains(character.repeat(255));
    assertThat(Refusals.of(() -> reader("name", longest + "x").name("name")))
        .isEqualTo(Message.of(Problem.PROPERTY_TOO_LONG, "x-image-meta-name", 255));
  }

  @Test
  void oneOfAFewIsNoOther() {
    assertThat(reader("disk_format", "raw").oneOf("disk_format", List.of("iso", "raw")))
        .contains("raw");
    for (String other : List.of("RAW", "raw2", "iso, raw")) {
      assertThat(
              Refusals.of(
                  () -> reader("disk_format", other).oneOf("disk_format", List.of("iso", "raw"))))
          .isEqualTo(
              Message.of(Problem.PROPERTY_NOT_ONE_OF, "x-image-meta-disk_format", "iso, raw"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "true,  true",
    "True,  true",
    "TRUE,  true",
    "1,     true",
    "t,     true",
    "y,     true",
    "Yes,   true",
    "on,    true",
    "false, false",
    "0,     false",
    "no,    false",
    "2,     false",
    "truee, false",
    "None,  false",
    "'',    false"
  })
  void flagsAreWhatOpenStackTakesForYes(String text, boolean yes) {
    assertThat(reader("is_public", text).flag("is_public")).isEqualTo(yes);
  }

  @ParameterizedTest
  @CsvSource({
    "0,                       0",
    "256,                     256",
    "+5,                      5",
    "0000000000000000000000007, 7",
    "2147483647,              2147483647",
    "'',                      0"
  })
  void countsReachAsFarAsDatabasesDo(String text, int number) {
    for (String field : List.of("min_ram", "min_disk")) {
      assertThat(reader(field, text).count(field)).isEqualTo(number);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-1",
        "2147483648",
        "9223372036854775808",
        "99999999999999999999999999",
        "1.0",
        "1e3",
        "0x10",
        "1_000",
        "++1",
        "+",
        "five",
        "1 2",
        "\u0661"
      })
  void countsAreWholeNumbers(String text) {
    for (String field : List.of("min_ram", "min_disk")) {
      assertThat(Refusals.of(() -> reader(field, MetaRequests.bytesOf(text)).count(field)))
          .isEqualTo(
              Message.of(Problem.PROPERTY_NOT_COUNT, "x-image-meta-" + field, 2_147_483_647));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1,                   1",
    "5368709120,          5368709120",
    "9223372036854775807, 9223372036854775807"
  })
  void sizesReachFurther(String text, long bytes) {
    assertThat(reader("size", text).expected())
        .isEqualTo(new ExpectedContent(OptionalLong.of(bytes), Optional.empty()));
  }

  @Test
  void aSizeOfNoBytesIsNoPromise() {
    assertThat(reader("size", "0").expected()).isEqualTo(ExpectedContent.ANY);
    assertThat(reader("size", "0").saysEmpty()).isTrue();
    assertThat(reader("size", "1").saysEmpty()).isFalse();
    assertThat(reader("size", "").saysEmpty()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "9223372036854775808", "99999999999999999999", "1.5", "big"})
  void sizesAreWholeNumbers(String text) {
    assertThat(Refusals.of(() -> reader("size", text).expected()))
        .isEqualTo(
            Message.of(Problem.PROPERTY_NOT_COUNT, "x-image-meta-size", "9223372036854775807"));
  }

  @Test
  void checksumsAreReadInSmallLetters() {
    assertThat(reader("checksum", "C2E5DB72BD7FD153F53EDE5DA5A06DE3").expected())
        .isEqualTo(
            new ExpectedContent(
                OptionalLong.empty(), Optional.of("c2e5db72bd7fd153f53ede5da5a06de3")));
    assertThat(reader("checksum", "").expected()).isEqualTo(ExpectedContent.ANY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "c2e5db72bd7fd153f53ede5da5a06de",
        "c2e5db72bd7fd153f53ede5da5a06de3a",
        "g2e5db72bd7fd153f53ede5da5a06de3",
        "da39a3ee5e6b4b0d3255bfef95601890afd80709",
        "x"
      })
  void checksumsAreOnesOfMd5(String text) {
    assertThat(Refusals.of(() -> reader("checksum", text).expected()))
        .isEqualTo(Message.of(Problem.PROPERTY_NOT_HEXADECIMAL, "x-image-meta-checksum", 32));
  }
}
