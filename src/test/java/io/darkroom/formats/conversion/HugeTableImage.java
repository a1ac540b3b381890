package io.darkroom.formats.conversion;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * An empty qcow2 image whose first level table has the 32 MiB that QEMU takes at most; most of them
 * are a hole in the file.
 */
final class HugeTableImage {

  private static final int CLUSTER_BITS = 16;
  private static final int CLUSTER = 1 << CLUSTER_BITS;
  private static final int ENTRIES = (32 << 20) / Long.BYTES;

  private HugeTableImage() {}

  static Path write(Path file) throws IOException {
    ByteBuffer image = ByteBuffer.allocate(3 * CLUSTER);
    image.putInt(0x514649fb).putInt(2).putLong(0).putInt(0);
    image.putInt(CLUSTER_BITS).putLong(1L << 30).putInt(0);
    image.putInt(ENTRIES).putLong(3L * CLUSTER).putLong(CLUSTER).putInt(1).putInt(0).putLong(0);
    image.putLong(CLUSTER, 2L * CLUSTER).rewind();
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      channel.write(image);
      channel.write(ByteBuffer.allocate(8), 3L * CLUSTER + (32 << 20) - 8);
    }
    return file;
  }
}
