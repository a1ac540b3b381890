package io.darkroom.formats;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The table of partitions in the first sector of a disk, and the GUID partition table (UEFI,
 * chapter 5) that one of its entries protects. A disk without one is as good; but what begins with
 * two bytes of it only is not a disk because of them.
 */
final class PartitionTable {

  private static final int SECTOR = 512;
  private static final String BOOT_SIGNATURE = "U\u00aa";
  private static final int BOOT_SIGNATURE_OFFSET = 510;
  private static final int FIRST_ENTRY = 446;
  private static final int ENTRY_LENGTH = 16;
  private static final int ENTRIES = 4;
  private static final int TYPE_OFFSET = 4;
  private static final int ACTIVE = 0x80;
  private static final int UNUSED = 0;
  private static final int PROTECTIVE = 0xee;
  private static final String GPT = "EFI PART";

  private PartitionTable() {}

  /** Whether content begins with a table that could be used. */
  static boolean isIn(ImageBytes content) throws IOException {
    if (!content.has(BOOT_SIGNATURE_OFFSET, BOOT_SIGNATURE)) {
      return false;
    }
    ByteBuffer sector = content.read(0, SECTOR);
    boolean isUsed = false;
    for (int number = 0; number < ENTRIES; number++) {
      ByteBuffer entry = sector.slice(FIRST_ENTRY + number * ENTRY_LENGTH, ENTRY_LENGTH);
      if (entry.get(TYPE_OFFSET) != UNUSED) {
        isUsed = true;
        if (!isSound(entry.order(ByteOrder.LITTLE_ENDIAN), content)) {
          return false;
        }
      }
    }
    return isUsed;
  }

  private static boolean isSound(ByteBuffer entry, ImageBytes content) throws IOException {
    int status = Byte.toUnsignedInt(entry.get(0));
    long start = Integer.toUnsignedLong(entry.getInt(8));
    long sectors = Integer.toUnsignedLong(entry.getInt(12));
    boolean isProtective = Byte.toUnsignedInt(entry.get(TYPE_OFFSET)) == PROTECTIVE;
    return (status == 0 || status == ACTIVE)
        && sectors > 0
        && start * SECTOR < content.length()
        && (!isProtective || content.has(SECTOR, GPT));
  }
}
