package io.darkroom.images.v1;

import static io.darkroom.images.v1.MetaRequests.ADMIN;
import static io.darkroom.images.v1.MetaRequests.MEMBER;
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

/** What the headers of {@code POST /v1/images} say. */
class NewImageTest {

  private static final String ID = "71C675AB-d94f-49cd-a114-e12490b328d9";
  private static final String MD5 = "c2e5db72bd7fd153f53ede5da5a06de3";
  private static final Source NOWHERE = new Source.Nowhere();
  private static final List<Source> DATA =
      List.of(
          new Source.Body(OptionalLong.of(5)),
          new Source.Body(OptionalLong.empty()),
          new Source.Fetched("x-glance-api-copy-from", "http://host/", false),
          new Source.Fetched("x-image-meta-location", "http://host/", true));

  private static NewImage created(String... said) {
    return NewImage.of(said(said), MEMBER);
  }

  private static NewImage complete(String... size) {
    String[] said = {"name", "n", "disk_format", "raw", "container_format", "bare", "size", "7"};
    if (size.length > 0) {
      said[7] = size[0];
    }
    return created(said);
  }

  @Test
  void nothingNeedBeSaid() {
    NewImage image = created();

    assertThat(image.id()).isEmpty();
    assertThat(image.expected()).isEqualTo(ExpectedContent.ANY);
    assertThat(image.draft()).isEqualTo(new MetaDraft(said()).of(MEMBER));
    assertThat(image.source(NOWHERE)).isEqualTo(NOWHERE);
  }

  @Test
  void idSizeAndChecksumCanBeSaid() {
    NewImage image = created("id", ID, "size", "5368709120", "checksum", MD5);

    assertThat(image.id()).contains(ID);
    assertThat(image.expected())
        .isEqualTo(new ExpectedContent(OptionalLong.of(5_368_709_120L), Optional.of(MD5)));
  }

  /** Clients send back what they were shown of another image. */
  @Test
  void whatOnlyTheServiceKnowsIsNotHeard() {
    assertThat(
            created(
                "status", "active",
                "uri", "http://elsewhere/",
                "created_at", "2010-02-03 09:34:01",
                "updated_at", "x",
                "deleted_at", "",
                "deleted", "True",
                "virtual_size", "x"))
        .isEqualTo(created());
  }

  @ParameterizedTest
  @CsvSource({
    "id,       x,    PROPERTY_NOT_UUID",
    "size,     -1,   PROPERTY_NOT_COUNT",
    "checksum, x,    PROPERTY_NOT_HEXADECIMAL",
    "min_ram,  x,    PROPERTY_NOT_COUNT",
    "min_disk, 1.5,  PROPERTY_NOT_COUNT",
    "disk_format, floppy, PROPERTY_NOT_ONE_OF",
    "property-status, x,  PROPERTY_READ_ONLY"
  })
  void namesTheHeaderThatDoesNotFit(String field, String value, Problem problem) {
    Message refusal = Refusals.of(() -> NewImage.of(said(field, value), ADMIN));

    assertThat(refusal.problem()).isEqualTo(problem);
    assertThat(refusal.arguments().get(0)).isEqualTo("x-image-meta-" + field);
  }

  @Test
  void dataComeFromWhereTheRequestSays() {
    for (Source source : DATA) {
      assertThat(complete().source(source)).isEqualTo(source);
      assertThat(complete("0").source(source)).isEqualTo(source);
    }
    assertThat(complete().source(NOWHERE)).isEqualTo(NOWHERE);
  }

  @ParameterizedTest
  @CsvSource({
    "disk_format, raw, container_format, bare,       name",
    "name,        n,   container_format, bare,       disk_format",
    "name,        n,   disk_format,      raw,        container_format"
  })
  void dataNeedANameAndFormats(String one, String first, String two, String second, String none) {
    NewImage image = created(one, first, two, second, "size", "0");

    for (Source source : DATA) {
      assertThat(Refusals.of(() -> image.source(source)))
          .isEqualTo(Message.of(Problem.PROPERTY_MISSING, "x-image-meta-" + none));
    }
    assertThat(image.source(NOWHERE)).isEqualTo(NOWHERE);
  }

  @Test
  void dataOfNoBytesAreThereAlready() {
    assertThat(complete("0").source(NOWHERE)).isEqualTo(new Source.Body(OptionalLong.of(0)));
    assertThat(created("size", "0").source(NOWHERE)).isEqualTo(NOWHERE);
  }
}
