package io.darkroom.formats;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.UUID;
import java.util.zip.CRC32C;

/** A VHDX of dynamic size without any block. */
final class VhdxImage extends TestImage {

  static final int KIB_64 = 64 * 1024;
  static final int MIB = 1024 * 1024;
  static final int HEADER = KIB_64;
  static final int REGIONS = 3 * KIB_64;
  static final int BLOCKS_ENTRY = REGIONS + 16;
  static final int METADATA_ENTRY = REGIONS + 48;
  static final int BLOCKS = MIB;
  static final int METADATA = 2 * MIB;
  static final int ITEMS = METADATA + KIB_64;

  /** Where the items are, each with 16 bytes of room. */
  static final int PARAMETERS = ITEMS;

  static final int SIZE = ITEMS + 16;
  static final int LENGTH = 3 * MIB;
  static final long VIRTUAL_SIZE = 1L << 30;
  static final long LARGE_SIZE = 8L << 30;

  static final String BLOCKS_ID = "2dc27766-f623-4200-9d64-115e9bfd4a08";
  static final String METADATA_ID = "8b7ca206-4790-4b9a-b8fe-575f050f886e";
  static final String PARENT_ID = "a8d35f2d-b30b-454d-abf7-d3d84834ab0c";

  private int items;

  private VhdxImage(int length) {
    super(length, ByteOrder.LITTLE_ENDIAN);
  }

  /** One whose first block, and the last that shares its bitmap, come after the rest. */
  static VhdxImage withBlocks() {
    VhdxImage image = dynamic(LENGTH + 17 * MIB);
    image.with(SIZE, LARGE_SIZE).with(BLOCKS, 3L * MIB | 6).with(BLOCKS + 8 * 511, 11L * MIB | 6);
    image.with(BLOCKS + 8 * 512, 19L * MIB | 6).with(BLOCKS + 8 * 513, 7L * MIB | 2);
    return image;
  }

  static VhdxImage dynamic() {
    return dynamic(LENGTH);
  }

  private static VhdxImage dynamic(int length) {
    VhdxImage image = new VhdxImage(length);
    image.with(0, "vhdxfile");
    image.header(HEADER, 1).header(2 * HEADER, 2);
    image.with(REGIONS, "regi").with(REGIONS + 8, 2);
    image.region(0, BLOCKS_ID, BLOCKS).region(1, METADATA_ID, METADATA);
    image.with(METADATA, "metadata");
    image.item("caa16737-fa36-4d43-b3b6-33f0aa44e76b", 8).with(PARAMETERS, 8 * MIB);
    image.item("2fa54224-cd1b-4876-b211-5dbed83bf4b8", 8).with(SIZE, VIRTUAL_SIZE);
    image.item("8141bf1d-a96f-4709-ba47-f233a8faab5f", 4).with(SIZE + 16, 512);
    image.item("cda348c7-445d-4471-9cc9-e9885251c556", 4).with(SIZE + 32, 4096);
    image.item("beca12ab-b2e6-4523-93ef-c309e000c746", 16);
    return image;
  }

  private VhdxImage header(int at, long sequence) {
    with(at, "head").with(at + 8, sequence).withShort(at + 66, 1);
    return this;
  }

  /** A region of 1 MiB that must be understood. */
  VhdxImage region(int number, String id, long offset) {
    int at = REGIONS + 16 + 32 * number;
    guid(at, id).with(at + 16, offset).with(at + 24, MIB).with(at + 28, 1);
    return this;
  }

  /** One more item that must be understood. */
  VhdxImage item(String id, int length) {
    int at = METADATA + 32 + 32 * items;
    guid(at, id).with(at + 16, KIB_64 + 16 * items).with(at + 20, length).with(at + 24, 4);
    items++;
    withShort(METADATA + 10, items);
    return this;
  }

  private TestImage guid(int at, String id) {
    UUID uuid = UUID.fromString(id);
    long high = uuid.getMostSignificantBits();
    withShort(at + 4, (int) (high >>> 16)).withShort(at + 6, (int) high);
    return with(at, (int) (high >>> 32))
        .with(at + 8, Long.reverseBytes(uuid.getLeastSignificantBits()));
  }

  /** The second table of regions is a copy of the first. */
  @Override
  void seal(byte[] content) {
    checksum(content, HEADER, 4096);
    checksum(content, 2 * HEADER, 4096);
    checksum(content, REGIONS, KIB_64);
    System.arraycopy(content, REGIONS, content, REGIONS + KIB_64, KIB_64);
  }

  private static void checksum(byte[] content, int start, int length) {
    ByteBuffer bytes = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putInt(start + 4, 0);
    CRC32C sum = new CRC32C();
    sum.update(content, start, length);
    bytes.putInt(start + 4, (int) sum.getValue());
  }
}
