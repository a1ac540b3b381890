package io.darkroom.formats.archives;

import java.io.IOException;
import java.util.Optional;

/**
 * The directory at the end of a zip archive (APPNOTE 4.3.12 to 4.3.16). It must tell of just what
 * was read: an archive that is another one when read from its end is not to be trusted.
 */
final class ZipDirectory {

  static final long ENTRY = 0x02014b50L;
  private static final long WIDE_END = 0x06064b50L;
  private static final long WIDE_END_LOCATOR = 0x07064b50L;
  static final long END = 0x06054b50L;

  private static final int VERSIONS_LENGTH = 4;
  private static final int TIME_LENGTH = 4;
  private static final int ATTRIBUTES_LENGTH = 6;
  private static final int WIDE_END_LENGTH = 44;
  private static final long FEW_ELSEWHERE = 0xffff;

  private final PackedBytes packed;
  private final Optional<ZipRecord> file;
  private final long start;
  private long files;
  private long entries;

  /**
   * Begins with the directory.
   *
   * @param file the one that was read, if there was one
   * @param start where the directory begins, which is where its first signature was
   */
  ZipDirectory(PackedBytes packed, Optional<ZipRecord> file, long start) {
    this.packed = packed;
    this.file = file;
    this.start = start;
  }

  /**
   * Reads it all, to the end of the archive.
   *
   * @param signature its first, which is read already
   * @param members how many there must be
   */
  void check(long signature, long members) throws IOException {
    long next = signature;
    long end = start;
    while (next == ENTRY) {
      readEntry();
      end = packed.taken();
      next = packed.number(4);
    }
    ZipProblems.requireOneFile(files == 1);
    ZipProblems.requireSound(entries == members);
    if (next == WIDE_END) {
      readWideEnd(end);
      next = packed.number(4);
    }
    ZipProblems.requireSound(next == END);
    readEnd(end - start);
  }

  private void readEntry() throws IOException {
    entries++;
    packed.pass(VERSIONS_LENGTH);
    ZipHeader.requireKnown((int) packed.number(2), (int) packed.number(2));
    packed.pass(TIME_LENGTH);
    long checksum = packed.number(4);
    long packedSize = packed.number(4);
    long size = packed.number(4);
    int nameLength = (int) packed.number(2);
    int extraLength = (int) packed.number(2);
    long commentLength = packed.number(2);
    ZipProblems.requireSound(packed.number(2) == 0);
    packed.pass(ATTRIBUTES_LENGTH);
    long offset = packed.number(4);
    boolean directory = ZipHeader.isDirectory(packed, nameLength);
    ZipSizes sizes = ZipSizes.read(packed, extraLength);
    long resolvedSize = sizes.resolve(size);
    long resolvedPackedSize = sizes.resolve(packedSize);
    ZipRecord stated =
        new ZipRecord(sizes.resolve(offset), checksum, resolvedPackedSize, resolvedSize);
    packed.pass(commentLength);
    if (directory) {
      ZipProblems.requireSound(size == 0);
    } else {
      ZipProblems.requireOneFile(++files == 1);
      ZipProblems.requireSound(file.filter(stated::equals).isPresent());
    }
  }

  private void readWideEnd(long offset) throws IOException {
    ZipProblems.requireSound(packed.number(8) == WIDE_END_LENGTH);
    packed.pass(VERSIONS_LENGTH);
    ZipProblems.requireSound(packed.number(8) == 0);
    ZipProblems.requireSound(packed.number(8) == entries);
    ZipProblems.requireSound(packed.number(8) == entries);
    ZipProblems.requireSound(packed.number(8) == offset - start);
    ZipProblems.requireSound(packed.number(8) == start);
    ZipProblems.requireSound(packed.number(4) == WIDE_END_LOCATOR);
    ZipProblems.requireSound(packed.number(4) == 0);
    ZipProblems.requireSound(packed.number(8) == offset);
    ZipProblems.requireSound(packed.number(4) == 1);
  }

  private void readEnd(long length) throws IOException {
    ZipProblems.requireSound(packed.number(4) == 0);
    requireEither(packed.number(2), entries, FEW_ELSEWHERE);
    requireEither(packed.number(2), entries, FEW_ELSEWHERE);
    requireEither(packed.number(4), length, ZipSizes.ELSEWHERE);
    requireEither(packed.number(4), start, ZipSizes.ELSEWHERE);
    packed.pass(packed.number(2));
    ZipProblems.requireSound(packed.atEnd());
  }

  private static void requireEither(long field, long number, long elsewhere) throws IOException {
    ZipProblems.requireSound(field == number || field == elsewhere);
  }
}
