package io.darkroom.formats.archives;

import java.io.IOException;

/**
 * The header before a member of a zip archive (APPNOTE 4.3.7). Its name is only looked at for
 * whether it is that of a directory.
 *
 * @param offset where it begins, in bytes
 * @param described whether checksum and sizes follow the data, and not those here count
 * @param wide whether those that follow have eight bytes each
 */
record ZipHeader(
    long offset,
    int method,
    boolean directory,
    boolean described,
    boolean wide,
    long checksum,
    long packedSize,
    long size) {

  static final int STORED = 0;
  static final int DEFLATED = 8;

  /** Encrypted, patched, encrypted by another method, its header masked. */
  private static final int REFUSED_FLAGS = 1 | 1 << 5 | 1 << 6 | 1 << 13;

  private static final int DESCRIBED = 1 << 3;

  private static final int VERSION_LENGTH = 2;
  private static final int TIME_LENGTH = 4;

  /** Reads what follows the signature. */
  static ZipHeader read(PackedBytes packed, long offset) throws IOException {
    packed.pass(VERSION_LENGTH);
    int flags = (int) packed.number(2);
    int method = (int) packed.number(2);
    boolean described = (flags & DESCRIBED) != 0;
    requireKnown(flags, method);
    ZipProblems.requireKnown(method != STORED || !described);
    packed.pass(TIME_LENGTH);
    long checksum = packed.number(4);
    long packedSize = packed.number(4);
    long size = packed.number(4);
    int nameLength = (int) packed.number(2);
    int extraLength = (int) packed.number(2);
    boolean directory = isDirectory(packed, nameLength);
    ZipSizes sizes = ZipSizes.read(packed, extraLength);
    long resolvedSize = described ? 0 : sizes.resolve(size);
    long resolvedPackedSize = described ? 0 : sizes.resolve(packedSize);
    return new ZipHeader(
        offset,
        method,
        directory,
        described,
        sizes.isThere(),
        checksum,
        resolvedPackedSize,
        resolvedSize);
  }

  /** Whether the data of a member with these flags and this method can be had. */
  static void requireKnown(int flags, int method) {
    ZipProblems.requireKnown(
        (flags & REFUSED_FLAGS) == 0 && (method == STORED || method == DEFLATED));
  }

  /** Passes over a name, of which the last character counts. */
  static boolean isDirectory(PackedBytes packed, int nameLength) throws IOException {
    packed.pass(Math.max(0, nameLength - 1));
    return nameLength > 0 && packed.next() == '/';
  }
}
