package io.darkroom.formats;

import java.nio.ByteOrder;

/** A raw disk that begins with a table of partitions. */
final class GptDisk extends TestImage {

  static final int LENGTH = 64 * 1024;

  private static final int ENTRY = 446;

  private GptDisk() {
    super(LENGTH, ByteOrder.LITTLE_ENDIAN);
  }

  /** With a table as it was before UEFI. */
  static GptDisk mbr() {
    GptDisk disk = new GptDisk();
    table(disk, 0x83, 8, 100);
    return disk;
  }

  /** With a GUID partition table, which an entry of the other one protects. */
  static GptDisk gpt() {
    GptDisk disk = new GptDisk();
    table(disk, 0xee, 1, LENGTH / 512 - 1);
    disk.with(512, "EFI PART").with(520, 0x10000).with(524, 92);
    return disk;
  }

  /** Gives an image a table with one partition; numbers in sectors, fewer than 256. */
  static void table(TestImage image, int type, int start, int sectors) {
    image.withByte(ENTRY, 0x80).withByte(ENTRY + 4, type);
    image.withByte(ENTRY + 8, start).withByte(ENTRY + 12, sectors).with(510, "U\u00aa");
  }
}
