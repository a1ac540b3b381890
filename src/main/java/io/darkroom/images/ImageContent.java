package io.darkroom.images;

/**
 * What is known of an image's bytes.
 *
 * @param size bytes
 * @param virtualSize bytes of the disk that a guest sees
 * @param checksum MD5, hexadecimal
 * @param sha512 SHA-512, hexadecimal
 */
public record ImageContent(long size, long virtualSize, String checksum, String sha512) {}
