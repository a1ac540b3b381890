package io.darkroom.formats;

import static io.darkroom.formats.VhdxInspector.VHDX;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Where the block allocation table and the metadata of a VHDX are. */
record VhdxRegions(Region blocks, Region metadata) {

  private static final UUID BLOCKS = UUID.fromString("2dc27766-f623-4200-9d64-115e9bfd4a08");
  private static final UUID METADATA = UUID.fromString("8b7ca206-4790-4b9a-b8fe-575f050f886e");
  private static final String SIGNATURE = "regi";
  private static final long FIRST_TABLE = 3L * VhdxInspector.TABLE;
  private static final long SECOND_TABLE = 4L * VhdxInspector.TABLE;
  private static final int TABLE_HEAD = 16;
  private static final int ENTRY = 32;
  private static final int MOST_ENTRIES = 2047;
  private static final int MIB = 1024 * 1024;

  /** A part of the file, in bytes. */
  record Region(long offset, long length) {

    boolean touches(Region other) {
      return offset < other.offset + other.length && other.offset < offset + length;
    }
  }

  static VhdxRegions read(ImageBytes content) throws IOException {
    ByteBuffer table = table(content, FIRST_TABLE);
    // Which of the two is read differs between tools.
    VHDX.sound(table.equals(table(content, SECOND_TABLE)));
    Map<UUID, Region> found = new HashMap<>();
    long entries = Integer.toUnsignedLong(table.getInt(8));
    VHDX.sound(entries <= MOST_ENTRIES);
    for (int number = 0; number < entries; number++) {
      int at = TABLE_HEAD + number * ENTRY;
      UUID id = VhdxInspector.guid(table, at);
      boolean isKnown = id.equals(BLOCKS) || id.equals(METADATA);
      VHDX.known(isKnown || table.getInt(at + 28) == 0);
      Region region =
          new Region(table.getLong(at + 16), Integer.toUnsignedLong(table.getInt(at + 24)));
      VHDX.sound(found.put(id, region) == null);
    }
    return regions(found, content.length());
  }

  private static ByteBuffer table(ImageBytes content, long offset) throws IOException {
    ByteBuffer table =
        VHDX.piece(content, offset, VhdxInspector.TABLE).order(ByteOrder.LITTLE_ENDIAN);
    VHDX.sound(content.has(offset, SIGNATURE) && VhdxInspector.isIntact(table));
    return table;
  }

  private static VhdxRegions regions(Map<UUID, Region> found, long fileLength) {
    Region blocks = region(found, BLOCKS, fileLength);
    Region metadata = region(found, METADATA, fileLength);
    VHDX.sound(!blocks.touches(metadata));
    return new VhdxRegions(blocks, metadata);
  }

  private static Region region(Map<UUID, Region> found, UUID id, long fileLength) {
    Region region = Optional.ofNullable(found.get(id)).orElseThrow(VHDX::damaged);
    VHDX.sound(region.offset() % MIB == 0 && region.length() % MIB == 0 && region.length() > 0);
    VHDX.within(MIB, region.offset(), region.length(), fileLength);
    return region;
  }
}
