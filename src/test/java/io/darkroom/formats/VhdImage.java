package io.darkroom.formats;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A VHD of fixed size with a disk of zeros, or one of dynamic size with no block. */
final class VhdImage extends TestImage {

  static final int FOOTER = 512;

  /** Tools of before 2004 wrote a byte less. */
  static final int OLD_FOOTER = 511;

  /** Of a disk of fixed size: where its footer is. */
  static final int FIXED_SIZE = 8 * 512;

  static final long DYNAMIC_SIZE = 5L * 2 * 1024 * 1024;
  static final int DYNAMIC_HEADER = 512;
  static final int TABLE = 1536;
  static final int LAST_FOOTER = 2048;

  private final boolean isDynamic;

  private VhdImage(int length, boolean isDynamic) {
    super(length, ByteOrder.BIG_ENDIAN);
    this.isDynamic = isDynamic;
  }

  static VhdImage fixed() {
    VhdImage image = new VhdImage(FIXED_SIZE + FOOTER, false);
    image.footer(FIXED_SIZE, 2, -1, FIXED_SIZE);
    return image;
  }

  static VhdImage dynamic() {
    VhdImage image = new VhdImage(LAST_FOOTER + FOOTER, true);
    image.footer(0, 3, DYNAMIC_HEADER, DYNAMIC_SIZE);
    image.with(DYNAMIC_HEADER, "cxsparse").with(DYNAMIC_HEADER + 8, -1L);
    image.with(DYNAMIC_HEADER + 16, (long) TABLE).with(DYNAMIC_HEADER + 24, 0x10000);
    image.with(DYNAMIC_HEADER + 28, 5).with(DYNAMIC_HEADER + 32, 2 * 1024 * 1024);
    return image;
  }

  private void footer(int at, int type, long dataOffset, long size) {
    with(at, "conectix").with(at + 8, 2).with(at + 12, 0x10000).with(at + 16, dataOffset);
    with(at + 28, "test").with(at + 40, size).with(at + 48, size).with(at + 60, type);
  }

  /** The last footer of a dynamic disk is that at its start. */
  @Override
  void seal(byte[] content) {
    if (isDynamic) {
      checksum(content, DYNAMIC_HEADER, 1024, 36);
      checksum(content, 0, FOOTER, 64);
      System.arraycopy(content, 0, content, LAST_FOOTER, FOOTER);
    } else {
      checksum(content, FIXED_SIZE, FOOTER, 64);
    }
  }

  private static void checksum(byte[] content, int start, int length, int field) {
    ByteBuffer bytes = ByteBuffer.wrap(content);
    bytes.putInt(start + field, 0);
    int sum = 0;
    for (int index = start; index < start + length; index++) {
      sum += content[index] & 0xff;
    }
    bytes.putInt(start + field, ~sum);
  }
}
