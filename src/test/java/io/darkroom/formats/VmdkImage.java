package io.darkroom.formats;

import java.nio.ByteOrder;

/** A sparse extent of VMware's with nothing in it: header, descriptor, directory. */
final class VmdkImage extends TestImage {

  static final int SECTOR = 512;
  static final long CAPACITY = 20480;
  static final long VIRTUAL_SIZE = CAPACITY * SECTOR;
  static final int DESCRIPTOR_SECTORS = 20;
  static final int DIRECTORY = 1 + DESCRIPTOR_SECTORS;
  static final int LENGTH = (DIRECTORY + 1) * SECTOR;

  /** The markers and the second header of a stream. */
  static final int FOOTER_MARKER = LENGTH;

  static final int FOOTER = LENGTH + SECTOR;
  static final int END_MARKER = LENGTH + 2 * SECTOR;

  static final String OWN_EXTENT = "RW 20480 SPARSE \"disk.vmdk\"\n";

  /** Where one with data has its table of grains, and a grain. */
  static final int TABLE = LENGTH;

  static final int GRAIN = TABLE + 4 * SECTOR;
  private static final int GRAIN_LENGTH = 128 * SECTOR;

  private static final int MOST_TEXT = 2 * 1024 * 1024;

  private VmdkImage(int length) {
    super(length, ByteOrder.LITTLE_ENDIAN);
  }

  /** A disk in one file, whose parts are written anywhere. */
  static VmdkImage sparse() {
    VmdkImage image = new VmdkImage(LENGTH);
    image.header(0, 3, CAPACITY, DIRECTORY);
    image.describe(text("monolithicSparse", OWN_EXTENT));
    return image;
  }

  /** A disk with one grain, the last of the file; the next one is of zeros. */
  static VmdkImage withGrain() {
    VmdkImage image = new VmdkImage(GRAIN + GRAIN_LENGTH);
    image.header(0, 1, CAPACITY, DIRECTORY);
    image.describe(text("monolithicSparse", OWN_EXTENT));
    image.with(DIRECTORY * SECTOR, TABLE / SECTOR);
    image.with(TABLE + 4, GRAIN / SECTOR).with(TABLE + 8, 1);
    return image;
  }

  /** The same with a grain of so many compressed bytes, which are there. */
  static VmdkImage withCompressedGrain(int bytes) {
    VmdkImage image = new VmdkImage(GRAIN + 12 + bytes);
    image.header(0, 0x30001, CAPACITY, DIRECTORY);
    image.withByte(77, 1);
    image.describe(text("streamOptimized", OWN_EXTENT));
    image.with(DIRECTORY * SECTOR, TABLE / SECTOR);
    image.with(TABLE + 4, GRAIN / SECTOR).with(GRAIN, 128L).with(GRAIN + 8, bytes);
    return image;
  }

  /** A disk in one file that was written from its start to its end. */
  static VmdkImage stream() {
    VmdkImage image = new VmdkImage(LENGTH + 3 * SECTOR);
    image.header(0, 0x30001, 0, -1);
    image.header(FOOTER, 0x30001, CAPACITY, DIRECTORY);
    image.with(FOOTER_MARKER, 1L).with(FOOTER_MARKER + 12, 3);
    image.withByte(77, 1).withByte(FOOTER + 77, 1);
    image.describe(text("streamOptimized", OWN_EXTENT));
    return image;
  }

  /** A sparse disk with a text of any length, and so many sectors for it. */
  static TestImage described(String text, int sectors) {
    VmdkImage image = new VmdkImage(LENGTH + MOST_TEXT);
    image.header(0, 1, CAPACITY, (LENGTH + MOST_TEXT) / SECTOR - 1);
    return image.with(SECTOR, text).with(36, (long) sectors);
  }

  /** What a descriptor says of a disk of this type. */
  static String text(String type, String extents) {
    return "# Disk DescriptorFile\nversion=1\nCID=123a5678\nparentCID=ffffffff\ncreateType=\""
        + type
        + "\"\n\n# Extent description\n"
        + extents
        + "\n#DDB\nddb.adapterType = \"ide\"\n";
  }

  /** Says something else of it, in at most twenty sectors. */
  VmdkImage describe(String text) {
    with(SECTOR, "\0".repeat(DESCRIPTOR_SECTORS * SECTOR)).with(SECTOR, text);
    return this;
  }

  private void header(int at, int flags, long capacity, long directory) {
    with(at, "KDMV").with(at + 4, 1).with(at + 8, flags).with(at + 12, capacity);
    with(at + 20, 128L).with(at + 28, 1L).with(at + 36, (long) DESCRIPTOR_SECTORS);
    with(at + 44, 512).with(at + 48, (long) DIRECTORY).with(at + 56, directory);
    with(at + 73, "\n \r\n");
  }
}
