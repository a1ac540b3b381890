package io.darkroom.formats;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** VDI of version 1.1, dynamic or static: others are made of the difference to another image. */
final class VdiInspector implements FormatInspector {

  private static final Demands VDI = new Demands(DiskFormat.VDI);
  private static final String SIGNATURE = "\u007f\u0010\u00da\u00be";
  private static final int SIGNATURE_OFFSET = 64;
  private static final int LENGTH = 512;
  private static final int VERSION = 0x00010001;

  /** From its own length on, as far as the id of the parent. */
  private static final int LEAST_HEADER_BYTES = 384;

  private static final int MOST_HEADER_BYTES = LENGTH - 72;
  private static final int DYNAMIC = 1;
  private static final int STATIC = 2;
  private static final int UNDO = 3;
  private static final int DIFFERENCING = 4;
  private static final int SECTOR = 512;
  private static final int LINKS_OFFSET = 424;
  private static final int LINKS_END = 456;
  private static final int LEAST_BLOCK_BYTES = 4096;
  private static final int MOST_BLOCK_BYTES = 1 << 30;

  @Override
  public DiskFormat format() {
    return DiskFormat.VDI;
  }

  @Override
  public boolean recognises(ImageBytes content) throws IOException {
    return content.has(SIGNATURE_OFFSET, SIGNATURE);
  }

  @Override
  public Inspection inspect(ImageBytes content) throws IOException {
    ByteBuffer header = VDI.piece(content, 0, LENGTH).order(ByteOrder.LITTLE_ENDIAN);
    VDI.sound(recognises(content));
    VDI.known(header.getInt(68) == VERSION);
    int length = header.getInt(72);
    VDI.sound(length >= LEAST_HEADER_BYTES && length <= MOST_HEADER_BYTES);
    checkType(header);
    long size = header.getLong(368);
    checkBlocks(header, size, content.length());
    return new Inspection(DiskFormat.VDI, size);
  }

  private static void checkType(ByteBuffer header) {
    int type = header.getInt(76);
    VDI.selfContained(type != UNDO && type != DIFFERENCING);
    VDI.known(type == DYNAMIC || type == STATIC);
    // The ids of the image before and of the parent.
    for (int index = LINKS_OFFSET; index < LINKS_END; index++) {
      VDI.selfContained(header.get(index) == 0);
    }
  }

  private static void checkBlocks(ByteBuffer header, long size, long fileLength) {
    long map = Integer.toUnsignedLong(header.getInt(340));
    long data = Integer.toUnsignedLong(header.getInt(344));
    long block = Integer.toUnsignedLong(header.getInt(376));
    long blocks = Integer.toUnsignedLong(header.getInt(384));
    long allocated = Integer.toUnsignedLong(header.getInt(388));
    VDI.sound(header.getInt(360) == SECTOR && size >= 0);
    VDI.known(header.getInt(380) == 0);
    VDI.powerOfTwo(block, LEAST_BLOCK_BYTES, MOST_BLOCK_BYTES);
    VDI.sound(VDI.product(blocks, block) >= size && allocated <= blocks);
    VDI.sound(map % SECTOR == 0 && data % SECTOR == 0);
    VDI.within(LENGTH, map, blocks * Integer.BYTES, data);
    VDI.within(LENGTH, data, allocated * block, fileLength);
  }
}
