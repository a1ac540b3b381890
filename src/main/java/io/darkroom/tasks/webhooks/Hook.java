package io.darkroom.tasks.webhooks;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Somebody who is told.
 *
 * @param id from the URL, so that it stays the same wherever that stands in the list
 * @param uri may hold secrets in its path and query
 */
record Hook(String id, URI uri) {

  private static final int ID_BYTES = 8;

  static Hook at(URI uri) {
    byte[] digest = sha256().digest(uri.toString().getBytes(StandardCharsets.UTF_8));
    return new Hook(HexFormat.of().formatHex(Arrays.copyOf(digest, ID_BYTES)), uri);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }

  /** What logs may show of it. */
  @Override
  public String toString() {
    String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
    return uri.getScheme() + "://" + uri.getHost() + port;
  }
}
