package io.darkroom.imports;

/**
 * The item of the fetch step: bytes that have reached the staged file since the last one.
 *
 * @param from offset of the first byte
 * @param to offset behind the last byte
 * @param last whether the source has ended here
 */
record Stretch(long from, long to, boolean last) {}
