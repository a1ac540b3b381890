package io.darkroom.formats.conversion;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A qcow2 image of a few clusters that looks like a disk of many gigabytes: all first level entries
 * lead to one second level table, and all of its entries to one cluster of zeros. Reading it takes
 * long, and writes nothing.
 */
final class EndlessImage {

  private static final int CLUSTER_BITS = 16;
  private static final int CLUSTER = 1 << CLUSTER_BITS;
  private static final int TABLE_ENTRIES = CLUSTER / Long.BYTES;
  private static final long COPIED = 1L << 63;

  private EndlessImage() {}

  static Path write(Path file, int gibibytes) throws IOException {
    ByteBuffer image = ByteBuffer.allocate(6 * CLUSTER);
    int entries = gibibytes * 2;
    image.putInt(0x514649fb).putInt(2).putLong(0).putInt(0);
    image.putInt(CLUSTER_BITS).putLong((long) gibibytes << 30).putInt(0);
    image.putInt(entries).putLong(3L * CLUSTER).putLong(CLUSTER).putInt(1).putInt(0).putLong(0);
    image.putLong(CLUSTER, 2L * CLUSTER);
    for (int i = 0; i < 6; i++) {
      image.putShort(2 * CLUSTER + 2 * i, (short) 1);
    }
    for (int i = 0; i < entries; i++) {
      image.putLong(3 * CLUSTER + 8 * i, 4L * CLUSTER | COPIED);
    }
    for (int i = 0; i < TABLE_ENTRIES; i++) {
      image.putLong(4 * CLUSTER + 8 * i, 5L * CLUSTER | COPIED);
    }
    return Files.write(file, image.array());
  }
}
