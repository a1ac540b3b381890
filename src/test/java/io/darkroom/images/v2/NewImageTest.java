package io.darkroom.images.v2;

import static io.darkroom.images.v2.ImageRequests.ADMIN;
import static io.darkroom.images.v2.ImageRequests.MEMBER;
import static io.darkroom.images.v2.ImageRequests.created;
import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.images.DraftRules;
import io.darkroom.images.ImageDraft;
import io.darkroom.problems.Message;
import io.darkroom.problems.Problem;
import io.darkroom.problems.Refusals;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the body of {@code POST /v2/images} says. */
class NewImageTest {

  @Test
  void ofWhichNothingIsSaidIsSharedAndBelongsToTheProject() {
    assertThat(created("{}", MEMBER))
        .isEqualTo(
            new NewImage(
                Optional.empty(),
                new ImageDraft(
                    null,
                    "shared",
                    false,
                    false,
                    "project-1",
                    0,
                    0,
                    null,
                    null,
                    List.of(),
                    Map.of())));
  }

  @Test
  void hasAllThatIsSaidOfIt() {
    String body =
        """
        {'id': 'AAAAAAAA-1111-2222-3333-BBBBBBBBBBBB', 'name': 'caf\u00e9', 'visibility': 'public',
         'protected': true, 'os_hidden': true, 'owner': 'project-2', 'min_disk': 2147483647,
         'min_ram': 1.0, 'disk_format': 'qcow2', 'container_format': 'bare',
         'tags': ['b', 'a', 'b'], 'os_distro': 'debian', 'base': '', 'is_public': 'x'}""";

    assertThat(created(body, ADMIN))
        .isEqualTo(
            new NewImage(
                Optional.of("AAAAAAAA-1111-2222-3333-BBBBBBBBBBBB"),
                new ImageDraft(
                    "caf\u00e9",
                    "public",
                    true,
                    true,
                    "project-2",
                    2_147_483_647,
                    1,
                    "qcow2",
                    "bare",
                    List.of("b", "a"),
                    Map.of("os_distro", "debian", "base", "", "is_public", "x"))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"name", "disk_format", "container_format"})
  void someOfItNeedNotBeKnown(String name) {
    assertThat(created("{'" + name + "': null}", MEMBER)).isEqualTo(created("{}", MEMBER));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'name': 1}                       | PROPERTY_NOT_TEXT    | name",
        "{'id': 'x'}                       | PROPERTY_NOT_UUID    | id",
        "{'id': ''}                        | PROPERTY_NOT_UUID    | id",
        "{'id': 'aaaaaaaa111122223333bbbbbbbbbbbb'} | PROPERTY_NOT_UUID | id",
        "{'id': null}                      | PROPERTY_NOT_TEXT    | id",
        "{'visibility': null}              | PROPERTY_NOT_TEXT    | visibility",
        "{'protected': 1}                  | PROPERTY_NOT_BOOLEAN | protected",
        "{'protected': 'true'}             | PROPERTY_NOT_BOOLEAN | protected",
        "{'protected': null}               | PROPERTY_NOT_BOOLEAN | protected",
        "{'os_hidden': 0}                  | PROPERTY_NOT_BOOLEAN | os_hidden",
        "{'tags': null}                    | PROPERTY_NOT_LIST    | tags",
        "{'tags': 'a'}                     | PROPERTY_NOT_LIST    | tags",
        "{'tags': ['a', 1]}                | PROPERTY_NOT_TEXT    | tags",
        "{'owner': 5}                      | PROPERTY_NOT_TEXT    | owner",
        "{'os_distro': 1}                  | PROPERTY_NOT_TEXT    | os_distro",
        "{'os_distro': null}               | PROPERTY_NOT_TEXT    | os_distro",
        "{'os_distro': {'a': 'b'}}         | PROPERTY_NOT_TEXT    | os_distro"
      })
  void namesWhatDoesNotFit(String body, Problem problem, String property) {
    assertThat(Refusals.of(() -> created(body, ADMIN))).isEqualTo(Message.of(problem, property));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"-1", "1.5", "2147483648", "'1'", "true", "null", "1e999999999", "1e-999999999"})
  void countsAreWholeNumbers(String value) {
    for (String name : List.of("min_disk", "min_ram")) {
      assertThat(Refusals.of(() -> created("{'" + name + "': " + value + "}", ADMIN)))
          .isEqualTo(Message.of(Problem.PROPERTY_NOT_COUNT, name, 2_147_483_647));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "\u00e9", "\uD83D\uDE00"})
  void namesHave255CharactersInAnyScript(String character) {
    String longest = character.repeat(255);

    assertThat(created("{'name': '" + longest + "'}", MEMBER).draft().name()).isEqualTo(longest);
    assertThat(created("{'" + longest + "': ''}", MEMBER).draft().properties())
        .containsOnlyKeys(longest);
    assertThat(Refusals.of(() -> created("{'name': '" + longest + "x'}", MEMBER)))
        .isEqualTo(Message.of(Problem.PROPERTY_TOO_LONG, "name", 255));
    assertThat(Refusals.of(() -> created("{'tags': ['" + longest + "x']}", MEMBER)))
        .isEqualTo(Message.of(Problem.PROPERTY_TOO_LONG, "tags", 255));
    assertThat(Refusals.of(() -> created("{'" + longest + "x': ''}", MEMBER)))
        .isEqualTo(Message.of(Problem.PROPERTY_NAME_LENGTH, "image", 255));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "status",
        "checksum",
        "os_hash_algo",
        "os_hash_value",
        "size",
        "virtual_size",
        "created_at",
        "updated_at",
        "deleted",
        "deleted_at",
        "direct_url",
        "location",
        "locations",
        "self",
        "file",
        "schema",
        "stores",
        "os_glance",
        "os_glance_failed_import"
      })
  void hasNothingThatTheServiceKeeps(String name) {
    for (String value : List.of("'x'", "null", "1", "[]", "{}")) {
      assertThat(Refusals.of(() -> created("{'x': 1, '" + name + "': " + value + "}", ADMIN)))
          .isEqualTo(Message.of(Problem.PROPERTY_READ_ONLY, name));
    }
  }

  @Test
  void isPublicOnlyIfTheRulesLetItBe() {
    assertThat(Refusals.of(() -> created("{'visibility': 'public'}", MEMBER)))
        .isEqualTo(Message.of(Problem.VISIBILITY_FORBIDDEN, "public"));
    assertThat(created("{'visibility': 'community'}", MEMBER).draft().visibility())
        .isEqualTo("community");
    assertThat(
            Refusals.of(
                () ->
                    created(
                        "{'visibility': 'community'}", new DraftRules("project-1", rule -> false))))
        .isEqualTo(Message.of(Problem.VISIBILITY_FORBIDDEN, "community"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"'project-2'", "''", "null"})
  void belongsToAnotherProjectOnlyIfAnAdministratorSaysSo(String owner) {
    assertThat(Refusals.of(() -> created("{'owner': " + owner + "}", MEMBER)))
        .isEqualTo(Message.of(Problem.OWNER_FORBIDDEN));
  }

  @ParameterizedTest
  @ValueSource(strings = {"''", "' '", "null"})
  void alwaysBelongsToSomeProject(String owner) {
    assertThat(Refusals.of(() -> created("{'owner': " + owner + "}", ADMIN)))
        .isEqualTo(Message.of(Problem.PROPERTY_EMPTY, "owner"));
  }
}
