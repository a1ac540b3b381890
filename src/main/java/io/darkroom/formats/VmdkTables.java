package io.darkroom.formats;

import static io.darkroom.formats.VmdkHeader.SECTOR;
import static io.darkroom.formats.VmdkInspector.VMDK;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Where a sparse extent has its grains, by a directory of tables of them; all in sectors. */
final class VmdkTables {

  /** Instead of a place: there is no grain, or one of zeros. */
  private static final long LAST_NOWHERE = 1;

  /** Of a compressed grain: its number in eight bytes, and how many bytes follow in four. */
  private static final int MARKER_BYTES = 12;

  private final ImageBytes content;
  private final VmdkHeader header;
  private final TableReader tables;
  private final long fileLength;
  private long lastGrain;

  private VmdkTables(ImageBytes content, VmdkHeader header) throws IOException {
    this.content = content;
    this.header = header;
    this.tables = new TableReader(VMDK, content, ByteOrder.LITTLE_ENDIAN);
    this.fileLength = content.length();
  }

  /** Follows the directory, which must be where the header demands. */
  static void check(ImageBytes content, VmdkHeader header) throws IOException {
    VmdkTables all = new VmdkTables(content, header);
    // The grains last: their tables may be more than is ever read.
    all.forEachTable(header.directory(), all::checkTable);
    if (header.hasRedundant()) {
      // Its tables are copies of the others, which only repairs need.
      all.forEachTable(header.redundantDirectory(), all::checkTable);
    }
    all.forEachTable(header.directory(), all::checkGrains);
    all.checkLastGrain();
  }

  private void forEachTable(long directory, TableReader.Check check) throws IOException {
    tables.forEach(directory * SECTOR, header.tables(), Integer.BYTES, check);
  }

  private void checkTable(long table, long sector) {
    if (sector != 0) {
      checkPlace(sector * SECTOR, header.entriesOfTable() * Integer.BYTES);
    }
  }

  private void checkGrains(long table, long sector) throws IOException {
    if (sector != 0) {
      long first = table * header.entriesOfTable();
      tables.forEach(
          sector * SECTOR,
          header.entriesOfTable(),
          Integer.BYTES,
          (index, place) -> checkGrain(first + index, place));
    }
  }

  private void checkGrain(long number, long sector) {
    if (sector <= LAST_NOWHERE) {
      return;
    }
    lastGrain = Math.max(lastGrain, sector);
    long rest = Math.max(0, header.capacity() - number * header.grain());
    long length = Math.min(header.grain(), rest) * SECTOR;
    checkPlace(sector * SECTOR, header.isCompressed() ? MARKER_BYTES : length);
  }

  /** All others end before it in an honest file, and a look at each would take far too long. */
  private void checkLastGrain() throws IOException {
    if (lastGrain != 0 && header.hasMarkers()) {
      long data = lastGrain * SECTOR + MARKER_BYTES;
      ByteBuffer size = VMDK.piece(content, data - Integer.BYTES, Integer.BYTES);
      long length = Integer.toUnsignedLong(size.order(ByteOrder.LITTLE_ENDIAN).getInt(0));
      VMDK.within(SECTOR, data, length, fileLength);
    }
  }

  private void checkPlace(long offset, long length) {
    VMDK.within(SECTOR, offset, length, fileLength);
    long directoryBytes = header.tables() * Integer.BYTES;
    VMDK.apart(offset, length, header.directory() * SECTOR, directoryBytes);
    if (header.hasRedundant()) {
      VMDK.apart(offset, length, header.redundantDirectory() * SECTOR, directoryBytes);
    }
  }
}
