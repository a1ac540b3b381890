package io.darkroom.formats;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The expandable image of Parallels, also called ploop (docs/interop/parallels of QEMU). */
final class PloopInspector implements FormatInspector {

  private static final Demands PLOOP = new Demands(DiskFormat.PLOOP);
  private static final String OLD = "WithoutFreeSpace";
  private static final String EXTENDED = "WithouFreSpacExt";
  private static final int LENGTH = 64;
  private static final int VERSION = 2;
  private static final int SECTOR = 512;

  /** The largest that QEMU opens, 2 GiB. */
  private static final int MOST_CLUSTER_SECTORS = Integer.MAX_VALUE / 513;

  private static final int CLOSED = 0x312e3276;
  private static final int CLOSED_BY_OLD_TOOL = 0;

  @Override
  public DiskFormat format() {
    return DiskFormat.PLOOP;
  }

  @Override
  public boolean recognises(ImageBytes content) throws IOException {
    return content.has(0, OLD) || content.has(0, EXTENDED);
  }

  @Override
  public Inspection inspect(ImageBytes content) throws IOException {
    ByteBuffer header = PLOOP.piece(content, 0, LENGTH).order(ByteOrder.LITTLE_ENDIAN);
    PLOOP.sound(recognises(content));
    PLOOP.known(header.getInt(16) == VERSION);
    int use = header.getInt(44);
    // One that is in use may be half written.
    PLOOP.sound(use == CLOSED || use == CLOSED_BY_OLD_TOOL);
    long sectors = header.getLong(36);
    PLOOP.sound(content.has(0, EXTENDED) || sectors >>> 32 == 0);
    checkClusters(header, sectors, content);
    return new Inspection(DiskFormat.PLOOP, PLOOP.product(sectors, SECTOR));
  }

  private static void checkClusters(ByteBuffer header, long sectors, ImageBytes content)
      throws IOException {
    long cluster = Integer.toUnsignedLong(header.getInt(28));
    long clusters = Integer.toUnsignedLong(header.getInt(32));
    PLOOP.sound(cluster > 0 && cluster <= MOST_CLUSTER_SECTORS);
    PLOOP.sound(sectors >= 0 && PLOOP.product(clusters, cluster) >= sectors);
    long table = clusters * Integer.BYTES;
    PLOOP.within(0, LENGTH, table, content.length());
    long data = Integer.toUnsignedLong(header.getInt(48)) * SECTOR;
    PLOOP.sound(data != 0 || !content.has(0, EXTENDED));
    PLOOP.within(data == 0 ? 0 : LENGTH + table, data, 0, content.length());
    checkExtension(header.getLong(56), cluster, LENGTH + table, content.length());
    long unit = content.has(0, EXTENDED) ? cluster * SECTOR : SECTOR;
    long size = PLOOP.product(sectors, SECTOR);
    new PloopClusters(LENGTH, clusters, unit, cluster * SECTOR, size).check(PLOOP, content);
  }

  private static void checkExtension(long sector, long sectors, long start, long fileLength) {
    if (sector != 0) {
      PLOOP.within(start, PLOOP.product(sector, SECTOR), sectors * SECTOR, fileLength);
    }
  }
}
