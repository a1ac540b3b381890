package io.darkroom.images;

import java.util.Map;
import java.util.Optional;

/**
 * What became of bytes that were unpacked or converted, and of the formats that a client has named.
 *
 * @param diskFormat the new one; empty if it is the client's still
 * @param containerFormat the new one
 * @param properties what the container has said of its disk; the client's own words count more
 * @param sentSize bytes, as they came
 * @param sentChecksum MD5 of those, hexadecimal
 */
public record ContentForm(
    Optional<String> diskFormat,
    String containerFormat,
    Map<String, String> properties,
    long sentSize,
    String sentChecksum) {

  public ContentForm {
    properties = Map.copyOf(properties);
  }
}
