package io.darkroom.formats;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * qcow2, versions 2 and 3 (docs/interop/qcow2 of QEMU). An image that names another file is refused
 * before any tool could open that file (CVE-2015-5163, CVE-2024-32498).
 */
final class Qcow2Inspector implements FormatInspector {

  private static final int MIN_CLUSTER_BITS = 9;
  private static final int MAX_CLUSTER_BITS = 21;
  private static final int MIN_EXTENDED_L2_CLUSTER_BITS = 14;
  private static final int COMPRESSION_ZLIB = 0;
  private static final int COMPRESSION_ZSTD = 1;

  /** The largest L1 table that QEMU opens: 32 MiB. */
  private static final long MAX_L1_ENTRIES = 4L * 1024 * 1024;

  private static final int L1_ENTRY_BYTES = 8;

  @Override
  public DiskFormat format() {
    return DiskFormat.QCOW2;
  }

  /** Version 1 is another format with the same magic number. */
  @Override
  public boolean recognises(ByteBuffer head) {
    return head.remaining() >= 4
        && head.getInt(0) == Qcow2Header.MAGIC
        && (head.remaining() < 8 || head.getInt(4) != 1);
  }

  @Override
  public Inspection inspect(ImageBytes content) throws IOException {
    Qcow2Header header = Qcow2Header.read(content);
    checkFeatures(header);
    checkLayout(header);
    Qcow2Extensions.check(content, header);
    checkL1Table(header, content.length());
    return new Inspection(DiskFormat.QCOW2, header.size());
  }

  private static void checkFeatures(Qcow2Header header) {
    Qcow2Problems.requireSelfContained(header.backingFileOffset() == 0);
    Qcow2Problems.requireSelfContained(!header.has(Qcow2Header.FEATURE_EXTERNAL_DATA));
    Qcow2Problems.requireKnown(!header.has(~Qcow2Header.KNOWN_FEATURES));
    Qcow2Problems.requireKnown(header.cryptMethod() == 0);
    Qcow2Problems.requireSound(!header.has(Qcow2Header.FEATURE_CORRUPT));
    checkCompression(header);
  }

  private static void checkCompression(Qcow2Header header) {
    int type = header.compressionType();
    Qcow2Problems.requireKnown(type == COMPRESSION_ZLIB || type == COMPRESSION_ZSTD);
    Qcow2Problems.requireSound(
        header.has(Qcow2Header.FEATURE_COMPRESSION_TYPE) == (type != COMPRESSION_ZLIB));
  }

  private static void checkLayout(Qcow2Header header) {
    int bits = header.clusterBits();
    Qcow2Problems.requireSound(bits >= MIN_CLUSTER_BITS && bits <= MAX_CLUSTER_BITS);
    Qcow2Problems.requireSound(
        bits >= MIN_EXTENDED_L2_CLUSTER_BITS || !header.has(Qcow2Header.FEATURE_EXTENDED_L2));
    Qcow2Problems.requireSound(
        !header.isShorterThanItsVersion()
            && header.headerLength() % 8 == 0
            && header.headerLength() <= header.clusterSize());
    Qcow2Problems.requireSound(header.size() >= 0);
  }

  /** The table has an entry for every part of the disk, which also bounds the virtual size. */
  private static void checkL1Table(Qcow2Header header, long fileLength) {
    long entries = header.l1Entries();
    long offset = header.l1Offset();
    long perEntry = header.bytesPerL1Entry();
    long needed = header.size() / perEntry + (header.size() % perEntry == 0 ? 0 : 1);
    Qcow2Problems.requireSound(entries >= needed && entries <= MAX_L1_ENTRIES);
    Qcow2Problems.requireSound(offset >= 0 && offset % header.clusterSize() == 0);
    Qcow2Problems.requireSound(
        entries == 0
            || (offset >= header.clusterSize() && offset <= fileLength - entries * L1_ENTRY_BYTES));
  }
}
