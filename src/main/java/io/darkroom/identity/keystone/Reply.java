package io.darkroom.identity.keystone;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What Keystone answered, read to its end.
 *
 * @param status the HTTP status
 * @param subjectToken the token that it issued
 * @param body the text; empty unless the status is one of success
 */
record Reply(int status, Optional<String> subjectToken, String body) {

  /** Tokens come without the catalog; what is left are roles and groups. */
  private static final int LARGEST = 1024 * 1024;

  static Reply of(Response response) throws IOException {
    try (response) {
      boolean success = response.getStatus() / 100 == 2;
      return new Reply(
          response.getStatus(),
          Optional.ofNullable(response.getHeaderString("X-Subject-Token")),
          success ? read(response.readEntity(InputStream.class)) : "");
    }
  }

  /** Ends when the caller is interrupted, so that bytes that drip do not hold it for ever. */
  private static String read(InputStream body) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] buffer = new byte[8192];
    for (int count = body.read(buffer); count >= 0; count = body.read(buffer)) {
      bytes.write(buffer, 0, count);
      if (bytes.size() > LARGEST || Thread.currentThread().isInterrupted()) {
        throw new KeystoneFault("its answer is too long, or takes too long");
      }
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  /**
   * The token that the answer describes.
   *
   * @throws KeystoneFault if it describes none
   */
  JsonObject token() {
    try (JsonReader reader = Json.createReader(new StringReader(body))) {
      JsonObject answer = reader.readObject();
      if (answer.get("token") instanceof JsonObject token) {
        return token;
      }
      throw new KeystoneFault("its answer describes no token");
    } catch (JsonException garbage) {
      // Not the cause: it may quote the answer.
      throw new KeystoneFault("its answer is not JSON");
    }
  }
}
