package io.darkroom.formats.archives;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;

/**
 * The frames of Zstandard (RFC 8878), each looked at before a decoder sees it: its window and its
 * blocks are of a size that the decoder has memory for. Frames that are to be skipped are.
 */
final class ZstdFrames extends InputStream {

  private static final long MAGIC = 0xfd2fb528L;
  private static final long SKIPPED = 0x184d2a50L;
  private static final long SKIPPED_MASK = 0xfffffff0L;

  private static final int LARGEST_BLOCK = 128 * 1024;
  private static final int REPEATED = 1;
  private static final int RESERVED = 3;
  private static final int CHECKSUM_LENGTH = 4;

  private final PackedBytes packed;
  private byte[] header = new byte[0];
  private int headerRead;
  private int content;
  private boolean within;
  private int trailer;

  ZstdFrames(PackedBytes packed) {
    this.packed = packed;
  }

  @Override
  public int read() {
    throw new UnsupportedOperationException();
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    while (headerRead == header.length && content == 0) {
      if (!within && packed.atEnd()) {
        return -1;
      }
      advance();
    }
    return headerRead < header.length
        ? readHeader(target, offset, length)
        : readContent(target, offset, length);
  }

  private int readHeader(byte[] target, int offset, int length) {
    int count = Math.min(length, header.length - headerRead);
    System.arraycopy(header, headerRead, target, offset, count);
    headerRead += count;
    return count;
  }

  private int readContent(byte[] target, int offset, int length) throws IOException {
    int count = packed.read(target, offset, Math.min(length, content));
    if (count < 0) {
      throw new EOFException();
    }
    content -= count;
    return count;
  }

  private void advance() throws IOException {
    if (within) {
      beginBlock();
      return;
    }
    long magic = packed.number(4);
    if ((magic & SKIPPED_MASK) == SKIPPED) {
      packed.pass(packed.number(4));
      return;
    }
    require(magic == MAGIC);
    ZstdHeader frame = ZstdHeader.read(packed);
    trailer = frame.hasChecksum() ? CHECKSUM_LENGTH : 0;
    within = true;
    emit(frame.bytes());
  }

  private void beginBlock() throws IOException {
    int block = (int) packed.number(3);
    int type = block >>> 1 & 3;
    int size = block >>> 3;
    require(type != RESERVED && size <= LARGEST_BLOCK);
    content = type == REPEATED ? 1 : size;
    if ((block & 1) != 0) {
      content += trailer;
      within = false;
    }
    emit(new byte[] {(byte) block, (byte) (block >>> 8), (byte) (block >>> 16)});
  }

  private void emit(byte[] bytes) {
    header = bytes;
    headerRead = 0;
  }

  private static void require(boolean sound) throws ZipException {
    if (!sound) {
      throw new ZipException();
    }
  }
}
