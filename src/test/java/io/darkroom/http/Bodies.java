package io.darkroom.http;

import io.darkroom.platform.settings.TestSettings;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;

/** Bodies as {@link JsonBody} reads them with the default settings. */
final class Bodies {

  private static final JsonBody READER = new JsonBody(TestSettings.defaults(), Clock.systemUTC());

  private Bodies() {}

  static JsonObject read(String body) throws IOException {
    return read(body.getBytes(StandardCharsets.UTF_8));
  }

  static JsonObject read(byte[] body) throws IOException {
    return READER.read(null, new ByteArrayInputStream(body));
  }

  static JsonObject read(String contentType, String body) throws IOException {
    return READER.read(
        contentType, new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
  }
}
