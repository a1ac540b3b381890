package io.darkroom.images.v1;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.problems.Message;
import io.darkroom.problems.Problem;
import io.darkroom.problems.Refusals;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What clients send of memberships; tests write it with single quotes. */
class MembershipRequestTest {

  private static JsonObject json(String text) {
    try (JsonReader reader = Json.createReader(new StringReader(text.replace('\'', '"')))) {
      return reader.readObject();
    }
  }

  private static Map<String, Optional<Boolean>> all(String memberships) {
    return MembershipRequest.all(json("{'memberships': " + memberships + "}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'member': {'can_share': true}}              | true",
        "{'member': {'can_share': false}}             | false",
        "{'member': {'can_share': null}}              |",
        "{'member': {}}                               |",
        "{'member': null}                             |",
        "{'member': {'member_id': 'x', 'foo': 1}}     |",
        "{'can_share': true}                          |",
        "{}                                           |"
      })
  void memberMayShareOrNotOrAsItWas(String body, @Nullable Boolean canShare) {
    assertThat(MembershipRequest.one(json(body))).isEqualTo(Optional.ofNullable(canShare));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'member': true}                  | PROPERTY_NOT_OBJECT  | member",
        "{'member': 'tenant1'}             | PROPERTY_NOT_OBJECT  | member",
        "{'member': [{'can_share': true}]} | PROPERTY_NOT_OBJECT  | member",
        "{'member': {'can_share': 'true'}} | PROPERTY_NOT_BOOLEAN | can_share",
        "{'member': {'can_share': 1}}      | PROPERTY_NOT_BOOLEAN | can_share",
        "{'member': {'can_share': {}}}     | PROPERTY_NOT_BOOLEAN | can_share"
      })
  void memberIsRefusedNamingWhatDoesNotFit(String body, Problem problem, String property) {
    assertThat(Refusals.of(() -> MembershipRequest.one(json(body))))
        .isEqualTo(Message.of(problem, property));
  }

  @Test
  void allMembersAreNamedWithWhatTheyMay() {
    assertThat(
            all(
                "[{'member_id': 'tenant1', 'can_share': true}, {'member_id': 'tenant2'},"
                    + " {'member_id': 'caf\u00e9 3', 'can_share': false, 'status': 'x'}]"))
        .isEqualTo(
            Map.of(
                "tenant1", Optional.of(true),
                "tenant2", Optional.empty(),
                "caf\u00e9 3", Optional.of(false)));
    assertThat(all("[]")).isEmpty();
  }

  @Test
  void lastWordCounts() {
    assertThat(
            all(
                "[{'member_id': 'a', 'can_share': true}, {'member_id': 'b'},"
                    + " {'member_id': 'a', 'can_share': false}]"))
        .isEqualTo(Map.of("a", Optional.of(false), "b", Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{'members': []}", "{'Memberships': []}"})
  void membersCannotBeLeftOut(String body) {
    assertThat(Refusals.of(() -> MembershipRequest.all(json(body))))
        .isEqualTo(Message.of(Problem.PROPERTY_MISSING, "memberships"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "null                                    | PROPERTY_NOT_LIST    | memberships",
        "{'member_id': 'a'}                      | PROPERTY_NOT_LIST    | memberships",
        "'a'                                     | PROPERTY_NOT_LIST    | memberships",
        "['a']                                   | PROPERTY_NOT_OBJECT  | memberships",
        "[null]                                  | PROPERTY_NOT_OBJECT  | memberships",
        "[[]]                                    | PROPERTY_NOT_OBJECT  | memberships",
        "[{}]                                    | PROPERTY_MISSING     | member_id",
        "[{'member_id': 'a'}, {'member': 'b'}]   | PROPERTY_MISSING     | member_id",
        "[{'member_id': 1}]                      | PROPERTY_NOT_TEXT    | member_id",
        "[{'member_id': null}]                   | PROPERTY_NOT_TEXT    | member_id",
        "[{'member_id': ''}]                     | PROPERTY_EMPTY       | member_id",
        "[{'member_id': ' '}]                    | PROPERTY_EMPTY       | member_id",
        "[{'member_id': 'a', 'can_share': 'no'}] | PROPERTY_NOT_BOOLEAN | can_share",
        "[{'member_id': 'a', 'can_share': 0}]    | PROPERTY_NOT_BOOLEAN | can_share"
      })
  void membersAreRefusedNamingWhatDoesNotFit(String list, Problem problem, String property) {
    assertThat(Refusals.of(() -> all(list))).isEqualTo(Message.of(problem, property));
  }

  @Test
  void namesHave255Characters() {
    String longest = "\uD83D\uDE00".repeat(255);

    assertThat(all("[{'member_id': '" + longest + "'}]")).containsOnlyKeys(longest);
    assertThat(Refusals.of(() -> all("[{'member_id': '" + longest + "x'}]")))
        .isEqualTo(Message.of(Problem.PROPERTY_TOO_LONG, "member_id", 255));
  }
}
