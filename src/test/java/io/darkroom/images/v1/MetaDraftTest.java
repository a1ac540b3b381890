package io.darkroom.images.v1;

import static io.darkroom.images.v1.MetaRequests.ADMIN;
import static io.darkroom.images.v1.MetaRequests.MEMBER;
import static io.darkroom.images.v1.MetaRequests.said;
import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.images.DraftRules;
import io.darkroom.images.ImageDraft;
import io.darkroom.problems.Message;
import io.darkroom.problems.Problem;
import io.darkroom.problems.Refusals;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of an image once the headers have said their part. */
class MetaDraftTest {

  private static final ImageDraft BEFORE =
      new ImageDraft(
          "before",
          "private",
          true,
          true,
          "project-1",
          5,
          256,
          "raw",
          "bare",
          List.of("tag"),
          Map.of("os", "linux"));

  private static ImageDraft created(String... said) {
    return new MetaDraft(said(said)).of(MEMBER);
  }

  private static ImageDraft changed(ImageDraft before, DraftRules rules, String... said) {
    return new MetaDraft(said(said)).after(before, false, rules);
  }

  private static ImageDraft with(
      String visibility, @Nullable String disk, @Nullable String container) {
    return new ImageDraft(
        "before",
        visibility,
        false,
        false,
        "project-1",
        0,
        0,
        disk,
        container,
        List.of(),
        Map.of());
  }

  @Test
  void isSharedAndBelongsToTheProjectWhenNothingIsSaid() {
    assertThat(created())
        .isEqualTo(
            new ImageDraft(
                null, "shared", false, false, "project-1", 0, 0, null, null, List.of(), Map.of()));
  }

  @Test
  void isAllThatIsSaid() {
    MetaHeaders headers =
        said(
            "name", "Ubuntu 10.04 Plain 5GB",
            "disk_format", "vhd",
            "container_format", "ovf",
            "is_public", "true",
            "protected", "True",
            "min_ram", "256",
            "min_disk", "5",
            "owner", "project-2",
            "property-distro", "Ubuntu 10.04 LTS");

    assertThat(new MetaDraft(headers).of(ADMIN))
        .isEqualTo(
            new ImageDraft(
                "Ubuntu 10.04 Plain 5GB",
                "public",
                true,
                false,
                "project-2",
                5,
                256,
                "vhd",
                "ovf",
                List.of(),
                Map.of("distro", "Ubuntu 10.04 LTS")));
  }

  @Test
  void staysWhatItWasButForWhatIsSaid() {
    assertThat(changed(BEFORE, MEMBER)).isEqualTo(BEFORE);
    assertThat(changed(BEFORE, MEMBER, "name", "after", "protected", "no", "min_ram", "1"))
        .isEqualTo(
            new ImageDraft(
                "after",
                "private",
                false,
                true,
                "project-1",
                5,
                1,
                "raw",
                "bare",
                List.of("tag"),
                Map.of("os", "linux")));
  }

  @Test
  void losesWhatIsSaidToBeNothing() {
    ImageDraft after =
        changed(BEFORE, MEMBER, "name", "", "disk_format", "", "min_disk", "", "property-os", "");

    assertThat(after.name()).isNull();
    assertThat(after.diskFormat()).isNull();
    assertThat(after.containerFormat()).isEqualTo("bare");
    assertThat(after.minDisk()).isZero();
    assertThat(after.properties()).isEmpty();
  }

  @Test
  void losesPropertiesThatAreNotSaidWhenTheyArePurged() {
    MetaDraft said = new MetaDraft(said("property-arch", "arm"));

    assertThat(said.after(BEFORE, true, MEMBER).properties()).isEqualTo(Map.of("arch", "arm"));
    assertThat(said.after(BEFORE, false, MEMBER).properties())
        .isEqualTo(Map.of("arch", "arm", "os", "linux"));
    assertThat(said.after(BEFORE, true, MEMBER).tags()).containsExactly("tag");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"aki", "ari", "ami", "raw", "iso", "vhd", "vhdx", "vdi", "qcow2", "vmdk", "ploop"})
  void hasAnyDiskFormatOfTheGuide(String format) {
    assertThat(created("disk_format", format).diskFormat()).isEqualTo(format);
  }

  @ParameterizedTest
  @ValueSource(strings = {"aki", "ari", "ami", "bare", "ova", "ovf", "docker"})
  void hasAnyContainerFormatOfTheGuide(String format) {
    assertThat(created("container_format", format).containerFormat()).isEqualTo(format);
  }

  @ParameterizedTest
  @ValueSource(strings = {"disk_format", "container_format"})
  void hasNoOtherFormat(String field) {
    for (String other : List.of("RAW", "floppy", "bare ", "x".repeat(300))) {
      Message refusal = Refusals.of(() -> created(field, other + "?"));
      assertThat(refusal.problem()).isEqualTo(Problem.PROPERTY_NOT_ONE_OF);
      assertThat(refusal.arguments().get(0)).isEqualTo("x-image-meta-" + field);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"aki", "ari", "ami"})
  void hasBothFormatsWhenOneOfAmazonsIsSaid(String format) {
    for (String[] said :
        List.of(
            new String[] {"disk_format", format},
            new String[] {"container_format", format},
            new String[] {"disk_format", format, "container_format", ""},
            new String[] {"disk_format", format, "container_format", format})) {
      for (ImageDraft draft : List.of(created(said), changed(BEFORE, MEMBER, said))) {
        assertThat(draft.diskFormat()).isEqualTo(format);
        assertThat(draft.containerFormat()).isEqualTo(format);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    // before, said
    ",    ,     ami, bare",
    ",    ,     raw, aki",
    ",    ,     ami, ari",
    "ami, ami,  raw, ",
    "ami, ami,  ,    bare",
    "ami, ami,  ari, bare",
    "raw, bare, aki, ovf",
    "ami, bare, ami, ovf"
  })
  void hasNoMixOfAmazonsFormatsAndOthers(
      @Nullable String diskBefore,
      @Nullable String containerBefore,
      @Nullable String disk,
      @Nullable String container) {
    ImageDraft before = with("shared", diskBefore, containerBefore);
    String[] said =
        disk == null
            ? new String[] {"container_format", container}
            : container == null
                ? new String[] {"disk_format", disk}
                : new String[] {"disk_format", disk, "container_format", container};

    assertThat(Refusals.of(() -> changed(before, MEMBER, said)))
        .isEqualTo(
            Message.of(
                Problem.FORMATS_MIXED,
                "x-image-meta-disk_format",
                "x-image-meta-container_format"));
  }

  /** It can come from the other version of the API. */
  @Test
  void keepsAMixThatItHasAlready() {
    ImageDraft mixed = with("shared", "ami", "bare");

    assertThat(changed(mixed, MEMBER, "name", "after").name()).isEqualTo("after");
    assertThat(changed(mixed, MEMBER, "disk_format", "ami", "container_format", "bare"))
        .isEqualTo(mixed);
    assertThat(changed(mixed, MEMBER, "disk_format", "raw").diskFormat()).isEqualTo("raw");
  }

  @ParameterizedTest
  @CsvSource({
    // before, said, with the right, without
    "shared,    true,  public,    shared",
    "private,   True,  public,    private",
    "community, 1,     public,    community",
    "public,    true,  public,    public",
    "public,    false, shared,    shared",
    "public,    '',    shared,    shared",
    "public,    junk,  shared,    shared",
    "shared,    false, shared,    shared",
    "private,   False, private,   private",
    "community, 0,     community, community",
    "public,    ,      public,    public",
    "private,   ,      private,   private"
  })
  void isPublicIfWhoMaySaySoDoes(
      String before, @Nullable String said, String allowed, String forbidden) {
    String[] headers = said == null ? new String[0] : new String[] {"is_public", said};
    DraftRules publisher = new DraftRules("project-1", "publicize_image"::equals);

    assertThat(changed(with(before, null, null), publisher, headers).visibility())
        .isEqualTo(allowed);
    assertThat(changed(with(before, null, null), MEMBER, headers).visibility())
        .isEqualTo(forbidden);
  }

  @ParameterizedTest
  @CsvSource({"project-2, project-2", "'', ''", "null, null", "project-1, project-1"})
  void isGivenAwayByAdministratorsOnly(String said, String owner) {
    DraftRules administrator = new DraftRules("project-1", "context_is_admin"::equals);

    assertThat(changed(BEFORE, administrator, "owner", said).owner()).isEqualTo(owner);
    assertThat(changed(BEFORE, MEMBER, "owner", said).owner()).isEqualTo("project-1");
    assertThat(created("owner", said).owner()).isEqualTo("project-1");
  }

  @Test
  void namesOwnersAsLongAsNames() {
    String longest = "x".repeat(255);

    assertThat(changed(BEFORE, ADMIN, "owner", longest).owner()).isEqualTo(longest);
    assertThat(Refusals.of(() -> changed(BEFORE, ADMIN, "owner", longest + "x")))
        .isEqualTo(Message.of(Problem.PROPERTY_TOO_LONG, "x-image-meta-owner", 255));
  }

  @ParameterizedTest
  @CsvSource({
    "'', raw, bare, name",
    "x,  '',  bare, disk_format",
    "x,  raw, '',   container_format"
  })
  void isCompleteWhenAllIsSaidThatDataNeed(
      String name, String disk, String container, String missing) {
    ImageDraft draft = created("name", name, "disk_format", disk, "container_format", container);

    assertThat(MetaDraft.isComplete(draft)).isFalse();
    assertThat(Refusals.of(() -> MetaDraft.requireComplete(draft)))
        .isEqualTo(Message.of(Problem.PROPERTY_MISSING, "x-image-meta-" + missing));
    assertThat(MetaDraft.isComplete(BEFORE)).isTrue();
    MetaDraft.requireComplete(BEFORE);
  }
}
