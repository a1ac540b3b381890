package io.darkroom.formats;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.UUID;
import java.util.zip.CRC32C;

/**
 * VHDX of fixed or dynamic size (Microsoft, MS-VHDX). Its log is not read: nobody may write to an
 * image, and who only reads does not apply it.
 */
final class VhdxInspector implements FormatInspector {

  static final Demands VHDX = new Demands(DiskFormat.VHDX);

  /** The length of every table, in bytes, and the distance of the structures at the start. */
  static final int TABLE = 64 * 1024;

  static final int CHECKSUM_OFFSET = 4;

  private static final String SIGNATURE = "vhdxfile";
  private static final String HEADER_SIGNATURE = "head";
  private static final long[] HEADERS = {TABLE, 2L * TABLE};
  private static final int HEADER_LENGTH = 4096;
  private static final int VERSION = 1;

  @Override
  public DiskFormat format() {
    return DiskFormat.VHDX;
  }

  @Override
  public boolean recognises(ImageBytes content) throws IOException {
    return content.has(0, SIGNATURE);
  }

  @Override
  public Inspection inspect(ImageBytes content) throws IOException {
    VHDX.sound(recognises(content));
    checkHeaders(content);
    VhdxRegions regions = VhdxRegions.read(content);
    VhdxMetadata metadata = VhdxMetadata.read(content, regions.metadata());
    VHDX.sound(metadata.blockTableBytes() <= regions.blocks().length());
    VhdxBlocks.check(content, regions, metadata);
    return new Inspection(DiskFormat.VHDX, metadata.size());
  }

  /** One of the two may have been half written when the other was in use. */
  private static void checkHeaders(ImageBytes content) throws IOException {
    int valid = 0;
    for (long offset : HEADERS) {
      ByteBuffer header = VHDX.piece(content, offset, HEADER_LENGTH).order(ByteOrder.LITTLE_ENDIAN);
      if (content.has(offset, HEADER_SIGNATURE) && isIntact(header)) {
        VHDX.known(header.getShort(66) == VERSION && header.getShort(64) == 0);
        valid++;
      }
    }
    VHDX.sound(valid > 0);
  }

  /** Whether a structure, little-endian, has the checksum that it was written with. */
  static boolean isIntact(ByteBuffer bytes) {
    CRC32C sum = new CRC32C();
    sum.update(bytes.slice(0, CHECKSUM_OFFSET));
    sum.update(new byte[Integer.BYTES]);
    sum.update(
        bytes.slice(
            CHECKSUM_OFFSET + Integer.BYTES, bytes.limit() - CHECKSUM_OFFSET - Integer.BYTES));
    return (int) sum.getValue() == bytes.getInt(CHECKSUM_OFFSET);
  }

  /** A GUID, of which the first three parts are little-endian. */
  static UUID guid(ByteBuffer bytes, int at) {
    long first = Integer.toUnsignedLong(bytes.getInt(at));
    long second = Short.toUnsignedLong(bytes.getShort(at + 4));
    long third = Short.toUnsignedLong(bytes.getShort(at + 6));
    return new UUID(first << 32 | second << 16 | third, Long.reverseBytes(bytes.getLong(at + 8)));
  }
}
