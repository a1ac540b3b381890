package io.darkroom.formats;

import java.io.IOException;
import java.nio.ByteBuffer;

/** ISO 9660 (ECMA-119), whether UDF is beside it or not. */
final class IsoInspector implements FormatInspector {

  private static final Demands ISO = new Demands(DiskFormat.ISO);
  private static final int SECTOR = 2048;
  private static final int FIRST = 16 * SECTOR;
  private static final String IDENTIFIER = "CD001";

  /** More than any known image has; there is no bound in the standard. */
  private static final int MOST_DESCRIPTORS = 64;

  private static final int PRIMARY = 1;
  private static final int VERSION = 1;
  private static final int LEAST_BLOCK_BYTES = 512;

  @Override
  public DiskFormat format() {
    return DiskFormat.ISO;
  }

  @Override
  public boolean recognises(ImageBytes content) throws IOException {
    return content.has(FIRST + 1, IDENTIFIER);
  }

  @Override
  public Inspection inspect(ImageBytes content) throws IOException {
    ByteBuffer primary = primary(content);
    long blocks = both(primary.getInt(80), primary.getInt(84));
    long block = both(primary.getShort(128), primary.getShort(130));
    ISO.powerOfTwo(block, LEAST_BLOCK_BYTES, SECTOR);
    long size = blocks * block;
    ISO.within(0, FIRST, SECTOR, size);
    ISO.within(0, 0, size, content.length());
    return new Inspection(DiskFormat.ISO, size);
  }

  /** Others may come before it, such as that of a computer's start. */
  private static ByteBuffer primary(ImageBytes content) throws IOException {
    for (int number = 0; number < MOST_DESCRIPTORS; number++) {
      long start = FIRST + (long) number * SECTOR;
      ByteBuffer descriptor = ISO.piece(content, start, SECTOR);
      ISO.sound(content.has(start + 1, IDENTIFIER));
      if (descriptor.get(0) == PRIMARY) {
        ISO.known(descriptor.get(6) == VERSION);
        return descriptor;
      }
    }
    throw ISO.damaged();
  }

  /** A number that is written twice, in either order of its bytes. */
  private static long both(int little, int big) {
    ISO.sound(Integer.reverseBytes(little) == big);
    return Integer.toUnsignedLong(big);
  }

  private static long both(short little, short big) {
    ISO.sound(Short.reverseBytes(little) == big);
    return Short.toUnsignedLong(big);
  }
}
