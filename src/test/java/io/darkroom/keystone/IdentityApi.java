package io.darkroom.keystone;

import io.darkroom.support.Client;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/**
 * Keystone's API, version 3, in the name of whom a token belongs to.
 *
 * @param url with the version, without a slash at the end
 */
record IdentityApi(String url, String token) {

  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();

  /**
   * Asks for a token.
   *
   * @param auth the request's member "auth"
   */
  static String issue(String url, String auth) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        send(
            HttpRequest.newBuilder(URI.create(url + "/auth/tokens"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"auth\": %s}".formatted(auth))));
    return answer.headers().firstValue("X-Subject-Token").orElseThrow();
  }

  /** Reads a list or an entry. */
  JsonObject get(String path) throws IOException, InterruptedException {
    return call("GET", path, "");
  }

  /**
   * Makes an entry.
   *
   * @param kind the name of the body's only member, in the request and in the answer
   */
  JsonObject create(String path, String kind, String members)
      throws IOException, InterruptedException {
    return call("POST", path, "{\"%s\": %s}".formatted(kind, members)).getJsonObject(kind);
  }

  void change(String path, String kind, String members) throws IOException, InterruptedException {
    call("PATCH", path, "{\"%s\": %s}".formatted(kind, members));
  }

  void put(String path) throws IOException, InterruptedException {
    call("PUT", path, "");
  }

  void delete(String path, String... headers) throws IOException, InterruptedException {
    call("DELETE", path, "", headers);
  }

  private JsonObject call(String method, String path, String body, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url + path))
            .header("X-Auth-Token", token)
            .header("Content-Type", "application/json")
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    String answer = send(request).body();
    return answer.isEmpty() ? Json.createObjectBuilder().build() : Client.json(answer);
  }

  private static HttpResponse<String> send(HttpRequest.Builder builder)
      throws IOException, InterruptedException {
    HttpRequest request = builder.timeout(PATIENCE).build();
    HttpResponse<String> answer = HTTP.send(request, BodyHandlers.ofString());
    if (answer.statusCode() / 100 != 2) {
      throw new IllegalStateException(
          "%s: %d %s".formatted(request, answer.statusCode(), answer.body()));
    }
    return answer;
  }

  @Override
  public String toString() {
    return url;
  }
}
