package io.darkroom.formats;

import static io.darkroom.formats.Qcow2Inspector.QCOW2;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * The header extensions of a qcow2 image: type, length, data padded to eight bytes, and so on up to
 * an end mark or the end of the first cluster.
 */
final class Qcow2Extensions {

  private static final int END = 0;
  private static final int EXTERNAL_DATA_FILE_NAME = 0x44415441;
  private static final int FULL_DISK_ENCRYPTION = 0x0537be77;
  private static final int HEAD_LENGTH = 8;

  private final ImageBytes content;
  private final long end;

  private Qcow2Extensions(ImageBytes content, long end) {
    this.content = content;
    this.end = end;
  }

  /** Reads all of them; those that are not known are meant to be passed over. */
  static void check(ImageBytes content, Qcow2Header header) throws IOException {
    new Qcow2Extensions(content, header.clusterSize()).checkFrom(header.headerLength());
  }

  private void checkFrom(long first) throws IOException {
    long next = first;
    while (next != end) {
      ByteBuffer head = content.read(next, HEAD_LENGTH);
      QCOW2.sound(head.remaining() == HEAD_LENGTH);
      int type = head.getInt(0);
      if (type == END) {
        return;
      }
      QCOW2.selfContained(type != EXTERNAL_DATA_FILE_NAME);
      QCOW2.known(type != FULL_DISK_ENCRYPTION);
      next = after(next, Integer.toUnsignedLong(head.getInt(4)));
    }
  }

  private long after(long extension, long dataLength) {
    long next = extension + HEAD_LENGTH + (dataLength + 7) / 8 * 8;
    QCOW2.sound(next <= end);
    return next;
  }
}
