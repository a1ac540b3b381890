package io.darkroom.formats;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** ISO 9660: an area that is the system's, the descriptor of a volume, and the end of the set. */
final class IsoImage extends TestImage {

  static final int SECTOR = 2048;
  static final int SYSTEM_AREA = 16 * SECTOR;
  static final int PRIMARY = SYSTEM_AREA;
  static final int SECTORS = 20;
  static final int LENGTH = SECTORS * SECTOR;

  private IsoImage() {
    super(LENGTH, ByteOrder.BIG_ENDIAN);
  }

  static IsoImage plain() {
    IsoImage image = new IsoImage();
    image.withByte(PRIMARY, 1).with(PRIMARY + 1, "CD001\1");
    image.blocks(SECTORS).blockSize(SECTOR);
    image.withByte(PRIMARY + SECTOR, 255).with(PRIMARY + SECTOR + 1, "CD001\1");
    return image;
  }

  /** One that also begins with a table of partitions. */
  static IsoImage hybrid() {
    IsoImage image = plain();
    GptDisk.table(image, 0x17, 0, SECTORS * 4);
    return image;
  }

  IsoImage blocks(int count) {
    with(PRIMARY + 80, Integer.reverseBytes(count)).with(PRIMARY + 84, count);
    return this;
  }

  IsoImage blockSize(int size) {
    withShort(PRIMARY + 128, Short.reverseBytes((short) size)).withShort(PRIMARY + 130, size);
    return this;
  }

  /** Numbers are there twice: the first decides. */
  @Override
  void seal(byte[] content) {
    ByteBuffer bytes = ByteBuffer.wrap(content);
    bytes.putInt(PRIMARY + 84, Integer.reverseBytes(bytes.getInt(PRIMARY + 80)));
    bytes.putShort(PRIMARY + 130, Short.reverseBytes(bytes.getShort(PRIMARY + 128)));
  }
}
