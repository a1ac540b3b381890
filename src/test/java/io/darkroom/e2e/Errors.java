package io.darkroom.e2e;

import jakarta.json.Json;
import jakarta.json.JsonObject;

/** Errors as clients get them. */
final class Errors {

  private Errors() {}

  static JsonObject body(int status, String title, String message) {
    return Json.createObjectBuilder()
        .add("message", message)
        .add("code", status + " " + title)
        .add("title", title)
        .build();
  }
}
