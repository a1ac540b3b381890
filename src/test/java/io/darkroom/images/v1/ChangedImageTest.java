package io.darkroom.images.v1;

import static io.darkroom.images.v1.MetaRequests.MEMBER;
import static io.darkroom.images.v1.MetaRequests.request;
import static io.darkroom.images.v1.MetaRequests.saying;
import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.images.ExpectedContent;
import io.darkroom.images.Image;
import io.darkroom.images.ImageDraft;
import io.darkroom.images.TestImages;
import io.darkroom.problems.Message;
import io.darkroom.problems.Problem;
import io.darkroom.problems.Refusals;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code PUT /v1/images/ID} says. */
class ChangedImageTest {

  private static final String PURGE = "x-glance-registry-purge-props";
  private static final ExpectedContent EXPECTED =
      new ExpectedContent(OptionalLong.of(7), Optional.of("m"));
  private static final String MD5 = "c2e5db72bd7fd153f53ede5da5a06de3";

  private static ChangedImage change(String... headers) {
    return ChangedImage.of(request(headers));
  }

  private static ChangedImage sayingThat(String... said) {
    return ChangedImage.of(saying(said));
  }

  static Stream<List<String>> sources() {
    return Stream.of(
        List.of("Content-Length", "3"),
        List.of("Transfer-Encoding", "chunked"),
        List.of("x-image-meta-location", "http://host/"),
        List.of("x-glance-api-copy-from", "http://host/"));
  }

  private static ChangedImage with(List<String> source, String... headers) {
    return change(Stream.concat(source.stream(), Stream.of(headers)).toArray(String[]::new));
  }

  @ParameterizedTest
  @CsvSource({
    "true, true",
    "True, true",
    "1, true",
    "' yes ', true",
    "false, false",
    "False, false",
    "0, false",
    "junk, false",
    "'', false"
  })
  void purgesPropertiesUnlessItIsSaidNotTo(String text, boolean purges) {
    assertThat(change(PURGE, text).purge()).isEqualTo(purges);
    assertThat(change("X-Glance-Registry-Purge-Props", text).purge()).isEqualTo(purges);
    assertThat(change().purge()).isTrue();
  }

  @Test
  void purgesNothingWhenDataCome() {
    assertThat(change("Content-Length", "3").purge()).isFalse();
    assertThat(change("Transfer-Encoding", "chunked", PURGE, "true").purge()).isFalse();
  }

  /** Clients send back what they were shown. */
  @Test
  void mayRepeatWhatTheImageIs() {
    Image image = TestImages.active();
    ChangedImage repeated =
        sayingThat(
            "id", image.id().toUpperCase(Locale.ROOT),
            "status", "active",
            "size", "196616",
            "disk_format", "qcow2",
            "container_format", "bare",
            "uri", "http://elsewhere/",
            "created_at", "x",
            "deleted", "False",
            "property-os_distro", "debian",
            "property-hw-disk-bus", "<virtio> & \"co\"");

    repeated.require(image);
    assertThat(repeated.applied(image, MEMBER)).isEqualTo(image.draft());
  }

  @ParameterizedTest
  @CsvSource({
    "id,       71c675ab-d94f-49cd-a114-e12490b328d9",
    "id,       x",
    "status,   queued",
    "status,   killed",
    "size,     196617",
    "size,     0",
    "checksum, c2e5db72bd7fd153f53ede5da5a06de3"
  })
  void mayNotSayWhatTheServiceKnowsBetter(String field, String value) {
    assertThat(Refusals.of(() -> sayingThat(field, value).require(TestImages.active())))
        .isEqualTo(Message.of(Problem.PROPERTY_READ_ONLY, "x-image-meta-" + field));
  }

  @ParameterizedTest
  @CsvSource({"id, x", "status, active", "status, deleted"})
  void mayNotSayItOfAnImageThatWaitsForData(String field, String value) {
    assertThat(Refusals.of(() -> sayingThat(field, value).require(TestImages.bare())))
        .isEqualTo(Message.of(Problem.PROPERTY_READ_ONLY, "x-image-meta-" + field));
  }

  @Test
  void saysWhatDataAreToBeThatAreStillToCome() {
    ChangedImage change = sayingThat("size", "7", "checksum", MD5, "status", "QUEUED");

    change.require(TestImages.bare());
    assertThat(change.expected(ExpectedContent.ANY))
        .isEqualTo(new ExpectedContent(OptionalLong.of(7), Optional.of(MD5)));
  }

  @ParameterizedTest
  @MethodSource("sources")
  void saysNothingWithASizeOfNoBytes(List<String> source) {
    assertThat(sayingThat("size", "0").expected(EXPECTED)).isEqualTo(EXPECTED);
    assertThat(with(source, "x-image-meta-size", "0").expected(EXPECTED)).isEqualTo(EXPECTED);
  }

  @Test
  void keepsWhatWasSaidBeforeUnlessItSaysOtherwise() {
    assertThat(sayingThat("name", "x").expected(EXPECTED)).isEqualTo(EXPECTED);
    assertThat(sayingThat("size", "8").expected(EXPECTED))
        .isEqualTo(new ExpectedContent(OptionalLong.of(8), EXPECTED.checksum()));
    assertThat(sayingThat("size", "", "checksum", "").expected(EXPECTED))
        .isEqualTo(ExpectedContent.ANY);
  }

  @ParameterizedTest
  @CsvSource({
    "size,     -1, PROPERTY_NOT_COUNT",
    "checksum, x,  PROPERTY_NOT_HEXADECIMAL",
    "foo,      x,  HEADER_UNKNOWN"
  })
  void isRefusedBeforeAnImageIsLookedAt(String field, String value, Problem problem) {
    Message refusal = Refusals.of(() -> sayingThat(field, value));

    assertThat(refusal.problem()).isEqualTo(problem);
    assertThat(refusal.arguments().get(0)).isEqualTo("x-image-meta-" + field);
  }

  @ParameterizedTest
  @MethodSource("sources")
  void bringsDataOnlyToAnImageThatWaitsForThem(List<String> source) {
    Image active = TestImages.active();

    with(source).require(TestImages.bare());
    assertThat(Refusals.of(() -> with(source).require(active)))
        .isEqualTo(Message.of(Problem.IMAGE_STATE, active.id(), "active"));
  }

  @ParameterizedTest
  @MethodSource("sources")
  void bringsDataOfWhichAllIsSaid(List<String> source) {
    Image named = TestImages.queued("n", "raw", "bare");
    Image unnamed = TestImages.bare();

    assertThat(with(source).applied(named, MEMBER)).isEqualTo(named.draft());
    assertThat(with(source, "x-image-meta-name", "now").applied(unnamed, MEMBER).name())
        .isEqualTo("now");
    assertThat(Refusals.of(() -> with(source).applied(unnamed, MEMBER)))
        .isEqualTo(Message.of(Problem.PROPERTY_MISSING, "x-image-meta-name"));
    assertThat(
            Refusals.of(() -> with(source, "x-image-meta-disk_format", "").applied(named, MEMBER)))
        .isEqualTo(Message.of(Problem.PROPERTY_MISSING, "x-image-meta-disk_format"));
  }

  @ParameterizedTest
  @CsvSource({
    "disk_format,      raw",
    "disk_format,      ''",
    "container_format, ovf",
    "container_format, ''"
  })
  void leavesFormatsOfDataAlone(String field, String value) {
    assertThat(Refusals.of(() -> sayingThat(field, value).applied(TestImages.active(), MEMBER)))
        .isEqualTo(Message.of(Problem.PROPERTY_FIXED, "x-image-meta-" + field, "active"));
  }

  @Test
  void changesFormatsOfDataThatAreStillToCome() {
    ImageDraft after = sayingThat("disk_format", "ami").applied(TestImages.bare(), MEMBER);

    assertThat(after.diskFormat()).isEqualTo("ami");
    assertThat(after.containerFormat()).isEqualTo("ami");
  }

  @ParameterizedTest
  @ValueSource(strings = {"true", "false"})
  void leavesOnlyPropertiesThatItNamesOrDoesNotPurge(String purge) {
    ChangedImage change = change(PURGE, purge, "x-image-meta-property-new", "x");

    assertThat(change.applied(TestImages.active(), MEMBER).properties())
        .isEqualTo(
            purge.equals("true")
                ? Map.of("new", "x")
                : Map.of("new", "x", "os_distro", "debian", "hw_disk_bus", "<virtio> & \"co\""));
  }
}
