package io.darkroom.formats;

import java.io.IOException;

/**
 * qcow2, versions 2 and 3 (docs/interop/qcow2 of QEMU). An image that names another file is refused
 * before any tool could open that file (CVE-2015-5163, CVE-2024-32498).
 */
final class Qcow2Inspector implements FormatInspector {

  static final Demands QCOW2 = new Demands(DiskFormat.QCOW2);

  private static final String VERSION_1 = Qcow2Header.MAGIC + "\0\0\0\1";
  private static final int MIN_CLUSTER_BITS = 9;
  private static final int MAX_CLUSTER_BITS = 21;
  private static final int MIN_EXTENDED_L2_CLUSTER_BITS = 14;
  private static final int COMPRESSION_ZLIB = 0;
  private static final int COMPRESSION_ZSTD = 1;

  @Override
  public DiskFormat format() {
    return DiskFormat.QCOW2;
  }

  /** Version 1 is another format with the same magic number. */
  @Override
  public boolean recognises(ImageBytes content) throws IOException {
    return content.has(0, Qcow2Header.MAGIC) && !content.has(0, VERSION_1);
  }

  @Override
  public Inspection inspect(ImageBytes content) throws IOException {
    Qcow2Header header = Qcow2Header.read(content);
    checkFeatures(header);
    checkLayout(header);
    Qcow2Extensions.check(content, header);
    Qcow2Tables.check(header, content.length());
    Qcow2Clusters.check(content, header);
    return new Inspection(DiskFormat.QCOW2, header.size());
  }

  private static void checkFeatures(Qcow2Header header) {
    QCOW2.selfContained(header.backingFileOffset() == 0);
    QCOW2.selfContained(!header.has(Qcow2Header.FEATURE_EXTERNAL_DATA));
    QCOW2.known(!header.has(~Qcow2Header.KNOWN_FEATURES));
    QCOW2.known(header.cryptMethod() == 0);
    QCOW2.sound(!header.has(Qcow2Header.FEATURE_CORRUPT));
    checkCompression(header);
  }

  private static void checkCompression(Qcow2Header header) {
    int type = header.compressionType();
    QCOW2.known(type == COMPRESSION_ZLIB || type == COMPRESSION_ZSTD);
    QCOW2.sound(header.has(Qcow2Header.FEATURE_COMPRESSION_TYPE) == (type != COMPRESSION_ZLIB));
  }

  private static void checkLayout(Qcow2Header header) {
    int bits = header.clusterBits();
    QCOW2.sound(bits >= MIN_CLUSTER_BITS && bits <= MAX_CLUSTER_BITS);
    QCOW2.sound(
        bits >= MIN_EXTENDED_L2_CLUSTER_BITS || !header.has(Qcow2Header.FEATURE_EXTENDED_L2));
    QCOW2.sound(
        !header.isShorterThanItsVersion()
            && header.headerLength() % 8 == 0
            && header.headerLength() <= header.clusterSize());
    QCOW2.sound(header.size() >= 0);
  }
}
