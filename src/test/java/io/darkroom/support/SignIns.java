package io.darkroom.support;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The tokens that Keystone gives to those who sign in: everybody does, as the same account. */
final class SignIns {

  private static final Grant ACCOUNT = Grant.inProject("a-project", "service", "admin");

  private final Map<String, Instant> ends = new ConcurrentHashMap<>();
  private final JsonArray catalog;

  /**
   * No tokens yet.
   *
   * @param imageService where an image service is, if the catalogue has one
   */
  SignIns(Optional<URI> imageService) {
    catalog = imageService.map(SignIns::catalog).orElse(JsonArray.EMPTY_JSON_ARRAY);
  }

  private static JsonArray catalog(URI imageService) {
    String text =
        """
        {"catalog": [{
          "type": "image", "name": "glance", "id": "a-service",
          "endpoints": [{
            "id": "an-endpoint", "interface": "public",
            "region": "RegionOne", "region_id": "RegionOne", "url": "%s"}]}]}
        """;
    return Client.json(text.formatted(imageService.resolve("/"))).getJsonArray("catalog");
  }

  /** Gives a token that is good for so long. */
  IdentityAnswer lasting(Duration life) {
    return (call, connection) -> give(Instant.now().plus(life), call, connection);
  }

  private void give(Instant end, IdentityCall call, Socket connection) throws IOException {
    String token = IdentityStub.newToken();
    ends.put(token, end);
    JsonObject shown =
        Json.createObjectBuilder(ACCOUNT.until(end).token()).add("catalog", catalog).build();
    IdentityAnswer.http(
            201,
            "X-Subject-Token: " + token + "\r\n",
            Json.createObjectBuilder().add("token", shown).build().toString())
        .give(call, connection);
  }

  boolean include(String token) {
    return Instant.now().isBefore(ends.getOrDefault(token, Instant.MIN));
  }

  void revokeAll() {
    ends.clear();
  }
}
