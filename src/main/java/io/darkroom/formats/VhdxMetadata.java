package io.darkroom.formats;

import static io.darkroom.formats.VhdxInspector.VHDX;

import io.darkroom.formats.VhdxRegions.Region;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What a VHDX says of its disk: sizes in bytes. */
record VhdxMetadata(long size, long block, long sector) {

  private static final UUID PARAMETERS = UUID.fromString("caa16737-fa36-4d43-b3b6-33f0aa44e76b");
  private static final UUID SIZE = UUID.fromString("2fa54224-cd1b-4876-b211-5dbed83bf4b8");
  private static final UUID SECTOR = UUID.fromString("8141bf1d-a96f-4709-ba47-f233a8faab5f");
  private static final UUID PARENT = UUID.fromString("a8d35f2d-b30b-454d-abf7-d3d84834ab0c");

  /** The id of the disk and the size of its physical sectors. */
  private static final Set<UUID> OTHERS =
      Set.of(
          UUID.fromString("beca12ab-b2e6-4523-93ef-c309e000c746"),
          UUID.fromString("cda348c7-445d-4471-9cc9-e9885251c556"));

  private static final String SIGNATURE = "metadata";
  private static final int ENTRY = 32;
  private static final int MOST_ENTRIES = 2047;
  private static final int IS_REQUIRED = 1 << 2;
  private static final int HAS_PARENT = 1 << 1;
  private static final int KNOWN_PARAMETERS = 0b11;
  private static final long MIB = 1024 * 1024;
  private static final long MOST_BLOCK_BYTES = 256 * MIB;
  private static final long MOST_BYTES = 64 * MIB * MIB;
  private static final long SECTORS_PER_BITMAP = 1 << 23;

  static VhdxMetadata read(ImageBytes content, Region region) throws IOException {
    ByteBuffer table =
        VHDX.piece(content, region.offset(), VhdxInspector.TABLE).order(ByteOrder.LITTLE_ENDIAN);
    VHDX.sound(content.has(region.offset(), SIGNATURE));
    Map<UUID, Region> items = items(table, region);
    ByteBuffer parameters = item(content, items, PARAMETERS, Long.BYTES);
    int flags = parameters.getInt(4);
    VHDX.selfContained((flags & HAS_PARENT) == 0 && !items.containsKey(PARENT));
    VHDX.known((flags & ~KNOWN_PARAMETERS) == 0);
    long block = Integer.toUnsignedLong(parameters.getInt(0));
    long size = item(content, items, SIZE, Long.BYTES).getLong(0);
    long sector = Integer.toUnsignedLong(item(content, items, SECTOR, Integer.BYTES).getInt(0));
    VHDX.powerOfTwo(block, MIB, MOST_BLOCK_BYTES);
    VHDX.sound(sector == 512 || sector == 4096);
    VHDX.sound(size > 0 && size <= MOST_BYTES && size % sector == 0);
    return new VhdxMetadata(size, block, sector);
  }

  /** Where in the file each is. */
  private static Map<UUID, Region> items(ByteBuffer table, Region region) {
    Map<UUID, Region> items = new HashMap<>();
    int entries = Short.toUnsignedInt(table.getShort(10));
    VHDX.sound(entries <= MOST_ENTRIES);
    for (int at = ENTRY; at <= entries * ENTRY; at += ENTRY) {
      UUID id = VhdxInspector.guid(table, at);
      VHDX.known(isKnown(id) || (table.getInt(at + 24) & IS_REQUIRED) == 0);
      long offset = Integer.toUnsignedLong(table.getInt(at + 16));
      long length = Integer.toUnsignedLong(table.getInt(at + 20));
      VHDX.within(length == 0 ? 0 : VhdxInspector.TABLE, offset, length, region.length());
      Region item = new Region(region.offset() + offset, length);
      VHDX.sound(items.put(id, item) == null);
    }
    return items;
  }

  private static boolean isKnown(UUID id) {
    return id.equals(PARAMETERS)
        || id.equals(SIZE)
        || id.equals(SECTOR)
        || id.equals(PARENT)
        || OTHERS.contains(id);
  }

  private static ByteBuffer item(ImageBytes content, Map<UUID, Region> items, UUID id, int length)
      throws IOException {
    Region item = Optional.ofNullable(items.get(id)).orElseThrow(VHDX::damaged);
    VHDX.sound(item.length() == length);
    return VHDX.piece(content, item.offset(), length).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** An entry for each block, and one for the bitmap of so many sectors' worth of blocks. */
  long blockTableBytes() {
    long blocks = Demands.parts(size, block);
    return (blocks + (blocks - 1) / blocksPerBitmap()) * Long.BYTES;
  }

  long blocksPerBitmap() {
    return SECTORS_PER_BITMAP * sector / block;
  }
}
