package io.darkroom.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.support.Client;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.http.HttpResponse;

/** Errors as clients get them. */
final class Errors {

  private Errors() {}

  /** Asserts that the answer is an error with this status and text, as JSON. */
  static void assertError(HttpResponse<String> answer, int status, String title, String message) {
    assertThat(answer.body()).startsWith("{");
    assertThat(Client.json(answer.body())).isEqualTo(body(status, title, message));
    assertThat(answer.statusCode()).isEqualTo(status);
  }

  static void assertUnauthorized(HttpResponse<String> answer, String message) {
    assertError(answer, 401, "Unauthorized", message);
    assertThat(answer.headers().firstValue("WWW-Authenticate").orElse(""))
        .startsWith("Keystone uri=\"");
  }

  static void assertForbidden(HttpResponse<String> answer, String message) {
    assertError(answer, 403, "Forbidden", message);
  }

  static void assertRuleForbids(HttpResponse<String> answer, String rule) {
    assertForbidden(answer, "The rule " + rule + " does not let you do this.");
  }

  static void assertNotFound(HttpResponse<String> answer, String what, String id) {
    assertError(answer, 404, "Not Found", "There is no " + what + " " + id + ".");
  }

  /** Nobody gets in, nobody is told that it is a fault of the service, and all may try again. */
  static void assertIdentityUnavailable(HttpResponse<String> answer) {
    assertError(
        answer, 503, "Service Unavailable", "The identity service cannot be asked at the moment.");
    assertThat(answer.headers().firstValue("Retry-After").orElse("")).matches("[1-9][0-9]*");
  }

  static JsonObject body(int status, String title, String message) {
    return Json.createObjectBuilder()
        .add("message", message)
        .add("code", status + " " + title)
        .add("title", title)
        .build();
  }
}
