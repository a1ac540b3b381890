package io.darkroom.formats;

import static io.darkroom.formats.Qcow2Inspector.QCOW2;

/** Where a qcow2 image has its tables: each within the file, and none in the header's cluster. */
final class Qcow2Tables {

  /** The largest tables that QEMU opens: 32 MiB and 8 MiB. */
  private static final long MAX_L1_ENTRIES = 4L * 1024 * 1024;

  private static final long MAX_REFCOUNT_BYTES = 8L * 1024 * 1024;
  private static final int MAX_REFCOUNT_ORDER = 6;
  private static final int MAX_SNAPSHOTS = 65536;
  private static final int L1_ENTRY_BYTES = 8;
  private static final int LEAST_SNAPSHOT_BYTES = 40;

  private Qcow2Tables() {}

  static void check(Qcow2Header header, long fileLength) {
    checkL1(header, fileLength);
    checkRefcounts(header, fileLength);
    QCOW2.sound(header.snapshots() <= MAX_SNAPSHOTS);
    checkPlace(
        header, header.snapshotsOffset(), header.snapshots() * LEAST_SNAPSHOT_BYTES, fileLength);
  }

  /** The table has an entry for every part of the disk, which also bounds the virtual size. */
  private static void checkL1(Qcow2Header header, long fileLength) {
    long entries = header.l1Entries();
    QCOW2.sound(entries >= Demands.parts(header.size(), header.bytesPerL1Entry()));
    QCOW2.sound(entries <= MAX_L1_ENTRIES);
    QCOW2.sound(header.l1Offset() % header.clusterSize() == 0 && header.l1Offset() >= 0);
    checkPlace(header, header.l1Offset(), entries * L1_ENTRY_BYTES, fileLength);
  }

  private static void checkRefcounts(Qcow2Header header, long fileLength) {
    long bytes = header.refcountClusters() * header.clusterSize();
    QCOW2.sound(header.refcountOrder() >= 0 && header.refcountOrder() <= MAX_REFCOUNT_ORDER);
    QCOW2.sound(bytes > 0 && bytes <= MAX_REFCOUNT_BYTES);
    checkPlace(header, header.refcountOffset(), bytes, fileLength);
  }

  private static void checkPlace(Qcow2Header header, long offset, long length, long fileLength) {
    if (length != 0) {
      QCOW2.sound(offset % header.clusterSize() == 0);
      QCOW2.within(header.clusterSize(), offset, length, fileLength);
    }
  }
}
