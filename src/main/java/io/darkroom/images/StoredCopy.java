package io.darkroom.images;

/**
 * An announced copy whose object is there by now.
 *
 * @param store the id of its store
 */
public record StoredCopy(String store, String objectKey) {}
