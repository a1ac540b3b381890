package io.darkroom.support;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/**
 * What a token stands for.
 *
 * @param scope the member of a token that says where it counts, and its content
 */
public record Grant(String user, JsonObject scope, List<String> roles, Instant expiresAt) {

  private static final Duration HOUR = Duration.ofHours(1);

  /** Of a user of a project, with roles there. */
  public static Grant inProject(String project, String... roles) {
    return of(
        Json.createObjectBuilder()
            .add(
                "project",
                Json.createObjectBuilder()
                    .add("id", project)
                    .add("name", "name of " + project)
                    .add("domain", domain())),
        roles);
  }

  /** Of a user of a project that nobody else is in. */
  public static Grant inNewProject(String... roles) {
    return inProject(UUID.randomUUID().toString().replace("-", ""), roles);
  }

  /** For the administration of a domain. */
  public static Grant onDomain(String... roles) {
    return of(Json.createObjectBuilder().add("domain", domain()), roles);
  }

  /** For the administration of the cloud. */
  public static Grant onSystem(String... roles) {
    return of(
        Json.createObjectBuilder().add("system", Json.createObjectBuilder().add("all", true)),
        roles);
  }

  /** For nothing yet. */
  public static Grant unscoped() {
    return of(Json.createObjectBuilder());
  }

  private static Grant of(JsonObjectBuilder scope, String... roles) {
    String user = UUID.randomUUID().toString().replace("-", "");
    return new Grant(user, scope.build(), List.of(roles), Instant.now().plus(HOUR));
  }

  private static JsonObjectBuilder domain() {
    return Json.createObjectBuilder().add("id", "default").add("name", "Default");
  }

  public Grant until(Instant end) {
    return new Grant(user, scope, roles, end);
  }

  public Grant expired() {
    return until(Instant.now().minus(HOUR));
  }

  boolean isOver() {
    return !Instant.now().isBefore(expiresAt);
  }

  /** The project that it counts in. */
  public String project() {
    return scope.getJsonObject("project").getString("id");
  }

  /** As Keystone describes it. */
  public JsonObject token() {
    return Json.createObjectBuilder(scope)
        .add("methods", Json.createArrayBuilder().add("password"))
        .add("issued_at", keystoneTime(expiresAt.minus(HOUR)))
        .add("expires_at", keystoneTime(expiresAt))
        .add(
            "user",
            Json.createObjectBuilder()
                .add("id", user)
                .add("name", "name of " + user)
                .add("domain", domain()))
        .add("roles", roleList())
        .build();
  }

  private JsonArray roleList() {
    var list = Json.createArrayBuilder();
    roles.forEach(
        role -> list.add(Json.createObjectBuilder().add("id", "id of " + role).add("name", role)));
    return list.build();
  }

  private static String keystoneTime(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS).toString().replace("Z", ".000000Z");
  }
}
