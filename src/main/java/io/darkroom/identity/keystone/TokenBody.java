package io.darkroom.identity.keystone;

import io.darkroom.identity.Caller;
import io.darkroom.identity.Policy;
import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What Keystone says of a token (Identity API v3, section "Validate and show information for
 * token").
 */
record TokenBody(JsonObject token) {

  /**
   * The caller whose token it is.
   *
   * @throws ProblemException for a token without a scope
   * @throws KeystoneFault if it lacks what a token has
   */
  Caller caller(Policy policy) {
    Optional<String> project = scope("project").map(scope -> text(scope, "id"));
    if (project.isEmpty() && scope("domain").isEmpty() && scope("system").isEmpty()) {
      throw new ProblemException(Problem.TOKEN_UNSCOPED);
    }
    Set<String> roles = roles();
    return new Caller(
        text(scope("user").orElseThrow(TokenBody::incomplete), "id"),
        project,
        roles,
        policy.isAdmin(roles),
        expiresAt());
  }

  Instant expiresAt() {
    try {
      return Instant.parse(text(token, "expires_at"));
    } catch (DateTimeParseException notATime) {
      throw incomplete();
    }
  }

  private Optional<JsonObject> scope(String name) {
    return token.get(name) instanceof JsonObject scope ? Optional.of(scope) : Optional.empty();
  }

  private Set<String> roles() {
    if (token.get("roles") instanceof JsonArray roles) {
      return roles.stream().map(TokenBody::roleName).collect(Collectors.toUnmodifiableSet());
    }
    return Set.of();
  }

  private static String roleName(JsonValue role) {
    if (role instanceof JsonObject members) {
      return text(members, "name");
    }
    throw incomplete();
  }

  private static String text(JsonObject members, String name) {
    if (members.get(name) instanceof JsonString text && !text.getString().isEmpty()) {
      return text.getString();
    }
    throw incomplete();
  }

  private static KeystoneFault incomplete() {
    return new KeystoneFault("its answer lacks what a token has");
  }
}
