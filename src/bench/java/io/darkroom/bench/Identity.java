package io.darkroom.bench;

import io.darkroom.support.Client;
import io.darkroom.support.Grant;
import io.darkroom.support.IdentityStub;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * Who vouches for the one caller of a run, an administrator.
 *
 * @param what it is, for readers
 * @param settings by which Darkroom asks it
 */
public record Identity(String what, Map<String, String> settings, String token) {

  private static final String DOMAIN = "Default";

  /** Longer than any run. */
  private static final Duration RUN = Duration.ofDays(2);

  /** A real Keystone. */
  static Identity keystone(Peer peer) throws IOException, InterruptedException {
    HttpRequest signIn =
        HttpRequest.newBuilder(URI.create(peer.get("keystone.url") + "/auth/tokens"))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(credentials(peer).toString()))
            .build();
    HttpResponse<String> answer =
        HttpClient.newHttpClient().send(signIn, HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 201) {
      throw new IllegalStateException("Keystone answers " + answer.statusCode());
    }
    return new Identity(
        "Keystone",
        settings(
            peer.get("keystone.url"),
            peer.get("keystone.user"),
            peer.get("keystone.password"),
            peer.get("keystone.project")),
        answer.headers().firstValue("X-Subject-Token").orElseThrow());
  }

  /** A stand-in, where there is no Keystone: once the token is in Darkroom's cache, it is idle. */
  static Identity stub(IdentityStub stub) throws IOException {
    stub.start();
    return new Identity(
        "a stand-in for Keystone",
        settings(stub.url() + "/v3", "darkroom", "secret", "service"),
        stub.token(Grant.inNewProject("admin", "member").until(Instant.now().plus(RUN))));
  }

  private static Map<String, String> settings(
      String url, String user, String password, String project) {
    return Map.of(
        "darkroom.identity.mode", "keystone",
        "darkroom.identity.keystone.url", url,
        "darkroom.identity.keystone.username", user,
        "darkroom.identity.keystone.password", password,
        "darkroom.identity.keystone.project", project,
        "darkroom.identity.keystone.cache-ttl", "PT1H");
  }

  private static JsonObject credentials(Peer peer) {
    JsonObject user =
        Client.json(
            "{\"name\": \"%s\", \"password\": \"%s\", \"domain\": {\"name\": \"%s\"}}"
                .formatted(peer.get("keystone.user"), peer.get("keystone.password"), DOMAIN));
    JsonObject project =
        Client.json(
            "{\"name\": \"%s\", \"domain\": {\"name\": \"%s\"}}"
                .formatted(peer.get("keystone.project"), DOMAIN));
    return object(
        "auth",
        Json.createObjectBuilder(object("scope", object("project", project)))
            .add(
                "identity",
                Json.createObjectBuilder(object("password", object("user", user)))
                    .add("methods", Json.createArrayBuilder().add("password")))
            .build());
  }

  private static JsonObject object(String name, JsonObject content) {
    return Json.createObjectBuilder().add(name, content).build();
  }
}
