package io.darkroom.operations;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/** What leads to the next page: the id of the last task before it, in fewer letters. */
final class PageToken {

  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
  private static final int LENGTH = 22;

  private PageToken() {}

  /** The token of the page behind a task. */
  static String behind(String taskId) {
    UUID id = UUID.fromString(taskId);
    ByteBuffer bytes = ByteBuffer.allocate(2 * Long.BYTES);
    bytes.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    return ENCODER.encodeToString(bytes.array());
  }

  /**
   * The id of the task that a page comes behind.
   *
   * @param token whatever somebody takes for one
   * @return nothing for what no list can have ended with
   */
  static Optional<String> taskId(String token) {
    if (token.length() != LENGTH || !token.matches("[A-Za-z0-9_-]*")) {
      return Optional.empty();
    }
    ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(token));
    String id = new UUID(bytes.getLong(), bytes.getLong()).toString();
    // Its last letter has bits that say nothing; one page has one token.
    return Optional.of(id).filter(named -> behind(named).equals(token));
  }
}
