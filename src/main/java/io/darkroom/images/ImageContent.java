package io.darkroom.images;

import org.jspecify.annotations.Nullable;

/**
 * What is known of an image's bytes.
 *
 * @param size bytes
 * @param virtualSize bytes of the disk that a guest sees; null if the content does not tell
 * @param checksum MD5, hexadecimal
 * @param sha512 SHA-512, hexadecimal
 */
public record ImageContent(long size, @Nullable Long virtualSize, String checksum, String sha512) {}
