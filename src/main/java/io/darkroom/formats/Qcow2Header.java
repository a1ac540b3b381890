package io.darkroom.formats;

import static io.darkroom.formats.Qcow2Inspector.QCOW2;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * The fields of a qcow2 header that decide whether the image is sound and self-contained, as the
 * public specification names them (docs/interop/qcow2 of QEMU). Numbers are unsigned there; one
 * that is negative here is beyond any real image.
 */
record Qcow2Header(
    int version,
    long backingFileOffset,
    int clusterBits,
    long size,
    int cryptMethod,
    long l1Entries,
    long l1Offset,
    long refcountOffset,
    long refcountClusters,
    long snapshots,
    long snapshotsOffset,
    long incompatibleFeatures,
    int refcountOrder,
    int headerLength,
    int compressionType) {

  static final String MAGIC = "QFI\u00fb";

  static final long FEATURE_CORRUPT = 1L << 1;
  static final long FEATURE_EXTERNAL_DATA = 1L << 2;
  static final long FEATURE_COMPRESSION_TYPE = 1L << 3;
  static final long FEATURE_EXTENDED_L2 = 1L << 4;

  /** Everything up to the features of version 3, the first of which is "dirty". */
  static final long KNOWN_FEATURES = 0b11111;

  private static final int LENGTH_V2 = 72;
  private static final int LENGTH_V3 = 104;

  /** Sixteen bits each. */
  private static final int REFCOUNT_ORDER_V2 = 4;

  private static final int COMPRESSION_TYPE_OFFSET = 104;

  /** Reads the header as it is; nothing but its length and version is checked. */
  static Qcow2Header read(ImageBytes content) throws IOException {
    ByteBuffer head = content.read(0, LENGTH_V3 + 1);
    QCOW2.sound(head.remaining() >= LENGTH_V2 && content.has(0, MAGIC));
    int version = head.getInt(4);
    if (version == 2) {
      return header(head, 0, REFCOUNT_ORDER_V2, LENGTH_V2, 0);
    }
    QCOW2.known(version == 3);
    QCOW2.sound(head.remaining() >= LENGTH_V3);
    int length = head.getInt(100);
    return header(head, head.getLong(72), head.getInt(96), length, compressionType(head, length));
  }

  private static int compressionType(ByteBuffer head, int length) {
    if (length <= COMPRESSION_TYPE_OFFSET) {
      return 0;
    }
    QCOW2.sound(head.remaining() > COMPRESSION_TYPE_OFFSET);
    return Byte.toUnsignedInt(head.get(COMPRESSION_TYPE_OFFSET));
  }

  private static Qcow2Header header(
      ByteBuffer head, long features, int refcountOrder, int length, int compression) {
    return new Qcow2Header(
        head.getInt(4),
        head.getLong(8),
        head.getInt(20),
        head.getLong(24),
        head.getInt(32),
        Integer.toUnsignedLong(head.getInt(36)),
        head.getLong(40),
        head.getLong(48),
        Integer.toUnsignedLong(head.getInt(56)),
        Integer.toUnsignedLong(head.getInt(60)),
        head.getLong(64),
        features,
        refcountOrder,
        length,
        compression);
  }

  boolean has(long feature) {
    return (incompatibleFeatures & feature) != 0;
  }

  /** The size of a cluster in bytes; only meaningful once the cluster bits are checked. */
  long clusterSize() {
    return 1L << clusterBits;
  }

  /** How many bytes of the disk one entry of the L1 table stands for. */
  long bytesPerL1Entry() {
    return clusterSize() * (clusterSize() / entryBytes());
  }

  /** The size of an entry in a table of the second level. */
  int entryBytes() {
    return has(FEATURE_EXTENDED_L2) ? 16 : 8;
  }

  /** Whether an entry can say that its cluster is all zeros. */
  boolean mayHaveZeroClusters() {
    return version > 2 && !has(FEATURE_EXTENDED_L2);
  }

  boolean isShorterThanItsVersion() {
    return headerLength < (version == 2 ? LENGTH_V2 : LENGTH_V3);
  }
}
