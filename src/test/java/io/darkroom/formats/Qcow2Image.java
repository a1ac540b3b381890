package io.darkroom.formats;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** An empty qcow2 image of 512-byte clusters, sound until a test makes it otherwise. */
final class Qcow2Image {

  static final int CLUSTER_BITS = 9;
  static final int CLUSTER = 1 << CLUSTER_BITS;
  static final int L1_OFFSET = 3 * CLUSTER;
  static final int L1_ENTRIES = 2;

  /** Two L1 entries, each for 64 clusters, less one byte. */
  static final long VIRTUAL_SIZE = 2 * 64 * CLUSTER - 1;

  static final int END_OF_L1 = L1_OFFSET + L1_ENTRIES * 8;

  /** Where one with data has its table of the second level, a cluster of data, and its end. */
  static final int L2_OFFSET = 4 * CLUSTER;

  static final int DATA_OFFSET = 5 * CLUSTER;
  static final int END_OF_DATA = 6 * CLUSTER;

  private final ByteBuffer bytes;
  private int nextExtension;

  private Qcow2Image(int version, int headerLength, int length) {
    bytes = ByteBuffer.allocate(length);
    bytes.putInt(0, 0x514649fb).putInt(4, version);
    bytes.putInt(20, CLUSTER_BITS).putLong(24, VIRTUAL_SIZE);
    bytes.putInt(36, L1_ENTRIES).putLong(40, L1_OFFSET);
    bytes.putLong(48, CLUSTER).putInt(56, 1);
    nextExtension = headerLength;
  }

  static Qcow2Image version2() {
    return new Qcow2Image(2, 72, END_OF_L1);
  }

  /** A header of this length in bytes, which is 104 or more. */
  static Qcow2Image version3(int headerLength) {
    return version3(headerLength, END_OF_L1);
  }

  private static Qcow2Image version3(int headerLength, int length) {
    Qcow2Image image = new Qcow2Image(3, headerLength, length);
    image.bytes.putInt(96, 4).putInt(100, headerLength);
    return image;
  }

  /** One with counts of references, and data in the third cluster of the disk. */
  static Qcow2Image withData(int version) {
    Qcow2Image image =
        version == 2 ? new Qcow2Image(2, 72, END_OF_DATA) : version3(104, END_OF_DATA);
    return image
        .with(CLUSTER, 2L * CLUSTER)
        .with(L1_OFFSET, 1L << 63 | L2_OFFSET)
        .with(L2_OFFSET + 16, 1L << 63 | DATA_OFFSET);
  }

  /** One of 16 KiB clusters and extended entries: header, counts, L1, L2, data. */
  static Qcow2Image extended() {
    int cluster = 1 << 14;
    return version3(104, 5 * cluster)
        .incompatible(4)
        .with(20, 14)
        .with(36, 1)
        .with(40, 2L * cluster)
        .with(48, (long) cluster)
        .with(2 * cluster, 3L * cluster)
        .with(3 * cluster + 16, 4L * cluster);
  }

  Qcow2Image with(int offset, int value) {
    bytes.putInt(offset, value);
    return this;
  }

  Qcow2Image with(int offset, long value) {
    bytes.putLong(offset, value);
    return this;
  }

  Qcow2Image withByte(int offset, int value) {
    bytes.put(offset, (byte) value);
    return this;
  }

  Qcow2Image incompatible(int bit) {
    return with(72, bytes.getLong(72) | 1L << bit);
  }

  Qcow2Image extension(int type, String data) {
    bytes.putInt(nextExtension, type).putInt(nextExtension + 4, data.length());
    bytes.put(nextExtension + 8, data.getBytes(StandardCharsets.US_ASCII));
    nextExtension += 8 + (data.length() + 7) / 8 * 8;
    return this;
  }

  byte[] bytes() {
    return bytes.array();
  }

  MemoryChannel channel() {
    return new MemoryChannel(bytes());
  }
}
