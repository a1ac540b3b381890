package io.darkroom.formats;

import static io.darkroom.formats.VmdkInspector.VMDK;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The header that a stream ends with, as its writer could not know everything at the start: a
 * marker, the header, and the marker of the end, a sector each.
 */
final class VmdkFooter {

  private static final int LENGTH = 3 * VmdkHeader.SECTOR;
  private static final int MARKER_LENGTH = 16;
  private static final int FOOTER = 3;
  private static final int END_OF_STREAM = 0;

  private VmdkFooter() {}

  /**
   * Reads it.
   *
   * @param first the header at the start, which must not contradict it
   */
  static VmdkHeader read(ImageBytes content, VmdkHeader first) throws IOException {
    long start = content.length() - LENGTH;
    VMDK.sound(start >= VmdkHeader.SECTOR && start % VmdkHeader.SECTOR == 0);
    requireMarker(content, start, FOOTER);
    requireMarker(content, start + 2L * VmdkHeader.SECTOR, END_OF_STREAM);
    VmdkHeader last = VmdkHeader.read(content, start + VmdkHeader.SECTOR);
    VMDK.sound(!last.isAtEnd());
    VMDK.sound(first.capacity() == 0 || first.capacity() == last.capacity());
    // Some tools would read the descriptor that this one names, and not that which was judged.
    VMDK.sound(last.descriptorOffset() == 0 || last.descriptorOffset() == first.descriptorOffset());
    VMDK.sound(last.descriptorSize() == 0 || last.descriptorSize() == first.descriptorSize());
    return last;
  }

  /** A marker is the number of sectors that follow, no size, and a type. */
  private static void requireMarker(ImageBytes content, long offset, int type) throws IOException {
    ByteBuffer marker = VMDK.piece(content, offset, MARKER_LENGTH).order(ByteOrder.LITTLE_ENDIAN);
    long sectors = type == FOOTER ? 1 : 0;
    VMDK.sound(marker.getLong(0) == sectors && marker.getInt(8) == 0 && marker.getInt(12) == type);
  }
}
