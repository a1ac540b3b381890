package io.darkroom.identity.keystone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.darkroom.identity.Caller;
import io.darkroom.identity.Policy;
import io.darkroom.platform.settings.TestSettings;
import io.darkroom.problems.Message;
import io.darkroom.problems.Problem;
import io.darkroom.problems.Refusals;
import jakarta.json.Json;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenBodyTest {

  private static final Policy POLICY = new Policy(TestSettings.defaults());
  private static final String PROJECT = "'project': {'id': 'p', 'name': 'a project'}";

  /** What every token has, and besides what a test says, with single quotes for double ones. */
  private static Caller caller(String more) {
    return read(
        """
        {'user': {'id': 'u', 'name': 'a user'}, 'expires_at': '2026-11-25T12:00:00.000000Z',
         'roles': [{'id': '1', 'name': 'member'}, {'id': '2', 'name': 'Reader'}], %s}
        """
            .formatted(more));
  }

  private static Caller read(String json) {
    try (JsonReader reader = Json.createReader(new StringReader(json.replace('\'', '"')))) {
      return TokenBody.of(reader.readObject()).caller(POLICY);
    }
  }

  @Test
  void aTokenOfAProjectIsOfSomebodyWhoWorksThere() {
    assertThat(caller(PROJECT))
        .isEqualTo(
            new Caller(
                "u",
                Optional.of("p"),
                Set.of("member", "reader"),
                false,
                Instant.parse("2026-11-25T12:00:00Z")));
  }

  @Test
  void theRoleOfAdministratorsMakesOne() {
    assertThat(caller("'roles': [{'name': 'admin'}], " + PROJECT).admin()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"'domain': {'id': 'default'}", "'system': {'all': true}"})
  void aTokenOfADomainOrTheSystemIsOfNoProject(String scope) {
    assertThat(caller(scope).scope()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"'methods': ['password']", "'project': null", "'domain': 'default'"})
  void aTokenWithoutAScopeIsRefused(String scope) {
    assertThat(Refusals.of(() -> caller(scope))).isEqualTo(Message.of(Problem.TOKEN_UNSCOPED));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'project': {}",
        "'project': {'id': ''}",
        "'project': {'id': 1}",
        "'user': null, 'project': {'id': 'p'}",
        "'user': {'name': 'u'}, 'project': {'id': 'p'}",
        "'expires_at': null, 'project': {'id': 'p'}",
        "'expires_at': 'tomorrow', 'project': {'id': 'p'}",
        "'roles': ['admin'], 'project': {'id': 'p'}",
        "'roles': [{'id': 'admin'}], 'project': {'id': 'p'}"
      })
  void anAnswerThatLacksSomethingIsNotBelieved(String more) {
    assertThatThrownBy(() -> caller(more)).isInstanceOf(KeystoneFault.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-25T13:14:15.000000Z",
        "2026-11-25T13:14:15.000000",
        "2026-11-25T13:14:15",
        "2026-11-25T15:14:15+02:00"
      })
  void aTimeWithoutAZoneIsUtc(String expiry) {
    assertThat(caller("'expires_at': '%s', %s".formatted(expiry, PROJECT)).expiresAt())
        .isEqualTo(Instant.parse("2026-11-25T13:14:15Z"));
  }

  @Test
  void aTokenMayHaveNoRoles() {
    assertThat(caller("'roles': null, " + PROJECT).roles()).isEmpty();
  }
}
