package io.darkroom.formats;

import static io.darkroom.formats.Qcow2Inspector.QCOW2;

import java.io.IOException;
import java.nio.ByteOrder;

/**
 * Where the tables of a qcow2 image lead: to clusters of the file that are neither its header nor
 * such a table themselves. Only the disk is looked at, not its snapshots, which nobody reads.
 */
final class Qcow2Clusters {

  private static final long COPIED = 1L << 63;
  private static final long COMPRESSED = 1L << 62;
  private static final long ZERO = 1;
  private static final long OFFSET = 0x00ff_ffff_ffff_fe00L;

  /** How many bits the place of compressed data has, and as many more as the cluster has. */
  private static final int OFFSET_BITS_OF_COMPRESSED = 62 + 8;

  private static final int SECTOR = 512;

  private final Qcow2Header header;
  private final TableReader tables;
  private final long cluster;
  private final long fileLength;

  private Qcow2Clusters(ImageBytes content, Qcow2Header header) throws IOException {
    this.header = header;
    this.tables = new TableReader(QCOW2, content, ByteOrder.BIG_ENDIAN);
    this.cluster = header.clusterSize();
    this.fileLength = content.length();
  }

  /** Follows the tables, which must be where {@link Qcow2Tables} demands. */
  static void check(ImageBytes content, Qcow2Header header) throws IOException {
    Qcow2Clusters clusters = new Qcow2Clusters(content, header);
    clusters.tables.forEach(
        header.refcountOffset(),
        clusters.refcountBytes() / Long.BYTES,
        Long.BYTES,
        (index, block) -> clusters.checkTable(block));
    // All of the first level first: the second may be more than is ever read.
    clusters.forEachOfFirst(clusters::checkFirst);
    clusters.forEachOfFirst(clusters::checkSecond);
  }

  private void forEachOfFirst(TableReader.Check check) throws IOException {
    tables.forEach(header.l1Offset(), header.l1Entries(), Long.BYTES, check);
  }

  private void checkFirst(long index, long entry) {
    QCOW2.sound((entry & ~(COPIED | OFFSET)) == 0);
    checkTable(entry & OFFSET);
  }

  private void checkSecond(long index, long entry) throws IOException {
    long table = entry & OFFSET;
    if (table != 0) {
      int entryBytes = header.entryBytes();
      tables.forEach(
          table, cluster / entryBytes, entryBytes, (number, data) -> checkData(data, table));
    }
  }

  private void checkTable(long offset) {
    if (offset != 0) {
      QCOW2.sound(offset % cluster == 0);
      QCOW2.within(cluster, offset, cluster, fileLength);
      checkApart(offset, cluster);
    }
  }

  private void checkData(long entry, long table) {
    if ((entry & COMPRESSED) != 0) {
      checkCompressed(entry & ~(COPIED | COMPRESSED));
      return;
    }
    boolean zero = (entry & ZERO) != 0;
    QCOW2.sound((entry & ~(COPIED | OFFSET | ZERO)) == 0);
    QCOW2.sound(!zero || header.mayHaveZeroClusters());
    long offset = entry & OFFSET;
    if (offset != 0) {
      // The last cluster of an honest file may be shorter, and one of zeros is never read.
      QCOW2.within(cluster, offset, zero ? 0 : 1, zero ? Long.MAX_VALUE : fileLength);
      QCOW2.sound(offset % cluster == 0 && offset != table);
      checkApart(offset, cluster);
    }
  }

  /** The place, in bytes, and above it the number of sectors after the first. */
  private void checkCompressed(long entry) {
    int bits = OFFSET_BITS_OF_COMPRESSED - header.clusterBits();
    long offset = entry & ((1L << bits) - 1);
    long start = offset / SECTOR * SECTOR;
    long length = ((entry >>> bits) + 1) * SECTOR;
    // Nothing says where in its last sector it ends, and the file may end there.
    QCOW2.within(cluster, start, length, (fileLength + SECTOR - 1) / SECTOR * SECTOR);
    QCOW2.sound(offset < fileLength);
    checkApart(start, length);
  }

  private void checkApart(long offset, long length) {
    QCOW2.apart(offset, length, header.l1Offset(), header.l1Entries() * Long.BYTES);
    QCOW2.apart(offset, length, header.refcountOffset(), refcountBytes());
  }

  private long refcountBytes() {
    return header.refcountClusters() * cluster;
  }
}
