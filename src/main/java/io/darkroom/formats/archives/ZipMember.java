package io.darkroom.formats.archives;

import java.io.EOFException;
import java.io.IOException;
import java.util.zip.CRC32;

/** One member of a zip archive: its data, and whether they are what header and descriptor say. */
final class ZipMember implements AutoCloseable {

  private static final long DESCRIPTOR = 0x08074b50L;

  private final PackedBytes packed;
  private final ZipHeader header;
  private final long start;
  private final Inflated inflated;
  private final CRC32 storedChecksum = new CRC32();
  private long storedSize;

  ZipMember(PackedBytes packed, ZipHeader header) {
    this.packed = packed;
    this.header = header;
    this.start = packed.taken();
    this.inflated = new Inflated(packed);
  }

  ZipHeader header() {
    return header;
  }

  /** Reads on; -1 at the end of the data. */
  int read(byte[] target, int offset, int length) throws IOException {
    return header.method() == ZipHeader.DEFLATED
        ? inflated.read(target, offset, length)
        : readStored(target, offset, length);
  }

  private int readStored(byte[] target, int offset, int length) throws IOException {
    long left = header.size() - storedSize;
    if (left == 0) {
      return -1;
    }
    int count = packed.read(target, offset, (int) Math.min(length, left));
    if (count < 0) {
      throw new EOFException();
    }
    storedChecksum.update(target, offset, count);
    storedSize += count;
    return count;
  }

  /** What the member is, once all of it was read; it must be what was said of it. */
  ZipRecord end() throws IOException {
    boolean deflated = header.method() == ZipHeader.DEFLATED;
    ZipRecord found =
        new ZipRecord(
            header.offset(),
            deflated ? inflated.checksum() : storedChecksum.getValue(),
            packed.taken() - start,
            deflated ? inflated.size() : storedSize);
    ZipProblems.requireSound(found.equals(header.described() ? described(found) : stated()));
    return found;
  }

  private ZipRecord stated() {
    return new ZipRecord(header.offset(), header.checksum(), header.packedSize(), header.size());
  }

  /** The descriptor (APPNOTE 4.3.9), with or without the signature that came to be usual. */
  private ZipRecord described(ZipRecord found) throws IOException {
    long first = packed.number(4);
    long checksum = first == DESCRIPTOR ? packed.number(4) : first;
    int width = header.wide() || found.isWide() ? Long.BYTES : Integer.BYTES;
    return new ZipRecord(header.offset(), checksum, packed.number(width), packed.number(width));
  }

  @Override
  public void close() {
    inflated.close();
  }
}
