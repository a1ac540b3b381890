package io.darkroom.identity.keystone;

import io.darkroom.platform.json.Json;
import io.darkroom.platform.settings.Secret;
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
 * @param issued the token that came in the header
 * @param token what the body says of the token; there unless the request failed
 */
record Reply(int status, Optional<Secret> issued, Optional<TokenBody> token) {

  /** Tokens come without the catalog; what is left are roles and groups. */
  private static final int LARGEST = 1024 * 1024;

  /**
   * Reads an answer.
   *
   * @throws KeystoneFault if it is one of success and describes no token
   */
  static Reply of(Response response) throws IOException {
    try (response) {
      boolean success = response.getStatus() / 100 == 2;
      return new Reply(
          response.getStatus(),
          Optional.ofNullable(response.getHeaderString("X-Subject-Token")).map(Secret::new),
          success
              ? Optional.of(described(read(response.readEntity(InputStream.class))))
              : Optional.empty());
    }
  }

  /** Ends when the time is out, so that bytes that drip do not hold it for ever. */
  private static String read(InputStream body) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] buffer = new byte[8192];
    for (int count = body.read(buffer); count >= 0; count = body.read(buffer)) {
      bytes.write(buffer, 0, count);
      // Asked so that the thread is not interrupted any more: it has the request to answer.
      if (bytes.size() > LARGEST || Thread.interrupted()) {
        throw new KeystoneFault("its answer is too long, or takes too long");
      }
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static TokenBody described(String body) {
    if (parsed(body).get("token") instanceof JsonObject token) {
      return TokenBody.of(token);
    }
    throw new KeystoneFault("its answer describes no token");
  }

  private static JsonObject parsed(String body) {
    try (JsonReader reader = Json.createReader(new StringReader(body))) {
      return reader.readObject();
    } catch (RuntimeException garbage) {
      // Parsson reports what exceeds its limits (nesting) without a type of its own. The cause is
      // left out: it may quote the answer.
      throw new KeystoneFault("its answer is not JSON");
    }
  }
}
