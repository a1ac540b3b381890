package io.darkroom.formats;

import static io.darkroom.formats.VmdkInspector.VMDK;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The header of a hosted sparse extent; sizes and offsets in sectors. */
record VmdkHeader(
    int flags,
    long capacity,
    long grain,
    long descriptorOffset,
    long descriptorSize,
    long entriesOfTable,
    long redundantDirectory,
    long directory) {

  static final int SECTOR = 512;

  /** Instead of the directory's place: the header at the end has it. */
  private static final long AT_END = -1;

  private static final int LAST_VERSION = 3;
  private static final int FLAG_NEW_LINES = 1;
  private static final int FLAG_REDUNDANT = 1 << 1;
  private static final int FLAG_COMPRESSED = 1 << 16;
  private static final int FLAG_MARKERS = 1 << 17;

  /** Of those that nobody may pass over, which are the upper half, only two. */
  private static final int KNOWN_FLAGS = FLAG_COMPRESSED | FLAG_MARKERS | 0xffff;

  private static final int DEFLATE = 1;
  private static final int NEW_LINES_OFFSET = 73;
  private static final String NEW_LINES = "\n \r\n";
  private static final long LEAST_GRAIN = 8;
  private static final long MOST_GRAIN = 1 << 21;
  private static final int MOST_ENTRIES_OF_TABLE = 512;
  private static final long MOST_TABLES = 32 * 1024 * 1024;

  /**
   * Reads a header of a known kind.
   *
   * @param offset where it is, in bytes
   */
  static VmdkHeader read(ImageBytes content, long offset) throws IOException {
    ByteBuffer bytes = VMDK.piece(content, offset, SECTOR).order(ByteOrder.LITTLE_ENDIAN);
    VMDK.sound(content.has(offset, VmdkInspector.SPARSE));
    int version = bytes.getInt(4);
    int flags = bytes.getInt(8);
    VMDK.known(version >= 1 && version <= LAST_VERSION && (flags & ~KNOWN_FLAGS) == 0);
    VMDK.known(Short.toUnsignedInt(bytes.getShort(77)) <= DEFLATE);
    // They are broken where the file was sent as text.
    VMDK.sound((flags & FLAG_NEW_LINES) == 0 || content.has(offset + NEW_LINES_OFFSET, NEW_LINES));
    return new VmdkHeader(
        flags,
        bytes.getLong(12),
        bytes.getLong(20),
        bytes.getLong(28),
        bytes.getLong(36),
        Integer.toUnsignedLong(bytes.getInt(44)),
        bytes.getLong(48),
        bytes.getLong(56));
  }

  boolean isAtEnd() {
    return directory == AT_END;
  }

  /** The directory has an entry for every table, which also bounds the capacity. */
  void checkTables(long fileLength) {
    VMDK.sound(capacity > 0 && entriesOfTable > 0 && entriesOfTable <= MOST_ENTRIES_OF_TABLE);
    VMDK.powerOfTwo(grain, LEAST_GRAIN, MOST_GRAIN);
    VMDK.sound(tables() <= MOST_TABLES);
    checkDirectory(directory, tables(), fileLength);
    if (hasRedundant()) {
      checkDirectory(redundantDirectory, tables(), fileLength);
    }
  }

  /** How many tables of grains there are; only meaningful once the tables are checked. */
  long tables() {
    return Demands.parts(capacity, grain * entriesOfTable);
  }

  boolean hasRedundant() {
    return (flags & FLAG_REDUNDANT) != 0;
  }

  boolean isCompressed() {
    return (flags & FLAG_COMPRESSED) != 0;
  }

  /** Whether a compressed grain begins with its size. */
  boolean hasMarkers() {
    return isCompressed() && (flags & FLAG_MARKERS) != 0;
  }

  private static void checkDirectory(long sector, long tables, long fileLength) {
    VMDK.within(SECTOR, VMDK.product(sector, SECTOR), tables * Integer.BYTES, fileLength);
  }
}
