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
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What Keystone says of a token (Identity API v3, section "Validate and show information for
 * token").
 *
 * @param scoped whether it is of a project, a domain or the system
 * @param project the id of the project, if it is of one
 * @param roles the names of the roles that the user has there
 */
record TokenBody(
    String userId, boolean scoped, Optional<String> project, Set<String> roles, Instant expiresAt) {

  private static final DateTimeFormatter UTC_BY_DEFAULT =
      DateTimeFormatter.ISO_DATE_TIME.withZone(ZoneOffset.UTC);

  /**
   * Reads a description.
   *
   * @throws KeystoneFault if it lacks what a token has
   */
  static TokenBody of(JsonObject token) {
    return new TokenBody(
        text(part(token, "user").orElseThrow(TokenBody::incomplete), "id"),
        Stream.of("project", "domain", "system").anyMatch(name -> part(token, name).isPresent()),
        part(token, "project").map(project -> text(project, "id")),
        roles(token),
        time(text(token, "expires_at")));
  }

  private static Optional<JsonObject> part(JsonObject token, String name) {
    return token.get(name) instanceof JsonObject part ? Optional.of(part) : Optional.empty();
  }

  private static Set<String> roles(JsonObject token) {
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

  /** Keystone leaves the zone out where an application credential ends before its token would. */
  private static Instant time(String text) {
    try {
      return UTC_BY_DEFAULT.parse(text, Instant::from);
    } catch (DateTimeParseException notATime) {
      throw incomplete();
    }
  }

  private static KeystoneFault incomplete() {
    return new KeystoneFault("its answer lacks what a token has");
  }

  /**
   * The caller whose token it is.
   *
   * @throws ProblemException for a token without a scope
   */
  Caller caller(Policy policy) {
    if (!scoped) {
      throw new ProblemException(Problem.TOKEN_UNSCOPED);
    }
    return new Caller(userId, project, roles, policy.isAdmin(roles), expiresAt);
  }
}
