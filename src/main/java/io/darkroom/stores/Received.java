package io.darkroom.stores;

/**
 * All that has come.
 *
 * @param size bytes
 * @param md5 hexadecimal
 * @param sha512 hexadecimal
 */
public record Received(long size, String md5, String sha512) {}
