package io.darkroom.formats;

import static io.darkroom.formats.VhdxInspector.VHDX;

import io.darkroom.formats.VhdxRegions.Region;
import java.io.IOException;
import java.nio.ByteOrder;

/**
 * Where the blocks of a VHDX are. Its table has an entry for every block, and after those that one
 * bitmap of sectors is for, an entry for the bitmap.
 */
final class VhdxBlocks {

  private static final int STATE = 0b111;
  private static final int LAST_WITHOUT_BYTES = 3;
  private static final int PRESENT = 6;
  private static final long MIB = 1024 * 1024;

  private final VhdxRegions regions;
  private final VhdxMetadata metadata;
  private final long fileLength;

  private VhdxBlocks(VhdxRegions regions, VhdxMetadata metadata, long fileLength) {
    this.regions = regions;
    this.metadata = metadata;
    this.fileLength = fileLength;
  }

  /** Reads the table, which must be within its region. */
  static void check(ImageBytes content, VhdxRegions regions, VhdxMetadata metadata)
      throws IOException {
    VhdxBlocks blocks = new VhdxBlocks(regions, metadata, content.length());
    new TableReader(VHDX, content, ByteOrder.LITTLE_ENDIAN)
        .forEach(
            regions.blocks().offset(),
            metadata.blockTableBytes() / Long.BYTES,
            Long.BYTES,
            blocks::checkEntry);
  }

  private void checkEntry(long index, long entry) {
    long group = metadata.blocksPerBitmap() + 1;
    int state = (int) entry & STATE;
    boolean present = state == PRESENT;
    if (index % group == group - 1) {
      // Only a disk with a parent needs one, but it may be there.
      checkPlace(entry, present ? MIB : 0);
      return;
    }
    // A block of which only a part is present would have the rest in a parent.
    VHDX.sound(present || state <= LAST_WITHOUT_BYTES);
    long rest = metadata.size() - (index - index / group) * metadata.block();
    // Some tools end the file where the disk ends.
    checkPlace(entry, present ? Math.min(metadata.block(), rest) : 0);
  }

  private void checkPlace(long entry, long length) {
    if (length != 0) {
      long offset = entry & -MIB;
      VHDX.within(MIB, offset, length, fileLength);
      Region place = new Region(offset, length);
      VHDX.sound(!place.touches(regions.blocks()) && !place.touches(regions.metadata()));
    }
  }
}
