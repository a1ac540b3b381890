package io.darkroom.formats;

import static io.darkroom.formats.VhdInspector.VHD;

import java.io.IOException;
import java.nio.ByteBuffer;

/** The second header of a VHD of dynamic size: where its blocks are listed. */
final class VhdDynamicHeader {

  private static final String COOKIE = "cxsparse";
  private static final int LENGTH = 1024;
  private static final int VERSION = 0x00010000;
  private static final int CHECKSUM_OFFSET = 36;
  private static final int PARENT_OFFSET = 40;
  private static final int PARENT_END = 768;
  private static final int SECTOR = 512;
  private static final int MOST_BLOCK_BYTES = 1 << 30;
  private static final int TABLE_ENTRY_BYTES = 4;

  private VhdDynamicHeader() {}

  static void check(ImageBytes content, VhdFooter footer) throws IOException {
    long start = footer.dataOffset();
    VHD.within(VhdFooter.LENGTH, start, LENGTH, footer.position());
    ByteBuffer header = VHD.piece(content, start, LENGTH);
    VHD.sound(content.has(start, COOKIE));
    VHD.sound(header.getInt(CHECKSUM_OFFSET) == VhdFooter.checksum(header, CHECKSUM_OFFSET));
    VHD.known(header.getInt(24) == VERSION);
    requireNoParent(header);
    checkTable(header, footer);
  }

  /** Its id, its time, its name and the places to look for it. */
  private static void requireNoParent(ByteBuffer header) {
    for (int index = PARENT_OFFSET; index < PARENT_END; index++) {
      VHD.selfContained(header.get(index) == 0);
    }
  }

  private static void checkTable(ByteBuffer header, VhdFooter footer) {
    long offset = header.getLong(16);
    long entries = Integer.toUnsignedLong(header.getInt(28));
    long block = Integer.toUnsignedLong(header.getInt(32));
    VHD.powerOfTwo(block, SECTOR, MOST_BLOCK_BYTES);
    VHD.sound(VHD.product(entries, block) >= footer.size());
    long length = entries * TABLE_ENTRY_BYTES;
    VHD.within(VhdFooter.LENGTH, offset, length, footer.position());
    VHD.sound(offset >= footer.dataOffset() + LENGTH || offset + length <= footer.dataOffset());
  }
}
