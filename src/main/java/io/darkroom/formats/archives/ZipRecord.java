package io.darkroom.formats.archives;

/**
 * What is known of a member of a zip archive.
 *
 * @param offset where its header begins, in bytes
 * @param checksum CRC-32
 */
record ZipRecord(long offset, long checksum, long packedSize, long size) {

  /** Whether a size does not fit into four bytes. */
  boolean isWide() {
    return size > ZipSizes.ELSEWHERE || packedSize > ZipSizes.ELSEWHERE;
  }
}
