package io.darkroom.images;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an image's bytes.
 *
 * @param size bytes
 * @param virtualSize bytes of the disk that a guest sees; null if the content does not tell
 * @param checksum MD5, hexadecimal
 * @param sha512 SHA-512, hexadecimal
 * @param form what they were made to be; empty if the image holds them as they came
 */
public record ImageContent(
    long size,
    @Nullable Long virtualSize,
    String checksum,
    String sha512,
    Optional<ContentForm> form) {

  public ImageContent(long size, @Nullable Long virtualSize, String checksum, String sha512) {
    this(size, virtualSize, checksum, sha512, Optional.empty());
  }

  /** How many there were as they came. */
  long sentSize() {
    return form.map(ContentForm::sentSize).orElse(size);
  }

  /** MD5 of them as they came, hexadecimal. */
  String sentChecksum() {
    return form.map(ContentForm::sentChecksum).orElse(checksum);
  }
}
