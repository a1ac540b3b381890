package io.darkroom.formats.archives;

import java.io.IOException;
import java.util.zip.CRC32;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/** Deflated data (RFC 1951) without a frame of its own: what it inflates to, counted and summed. */
final class Inflated implements AutoCloseable {

  private final PackedBytes packed;
  private final Inflater inflater = new Inflater(true);
  private final CRC32 checksum = new CRC32();
  private long size;

  Inflated(PackedBytes packed) {
    this.packed = packed;
  }

  /** Begins with other data, which come next. */
  void restart() {
    inflater.reset();
    checksum.reset();
    size = 0;
  }

  /** Reads on; -1 at the end of the data, where the packed bytes stand behind them. */
  int read(byte[] target, int offset, int length) throws IOException {
    int count = 0;
    while (count == 0 && !inflater.finished()) {
      count = packed.inflate(inflater, target, offset, length);
      if (count == 0 && !inflater.finished() && !inflater.needsInput()) {
        throw new ZipException("It needs a dictionary.");
      }
    }
    checksum.update(target, offset, count);
    size += count;
    return count > 0 ? count : -1;
  }

  /** The CRC-32 of what was read. */
  long checksum() {
    return checksum.getValue();
  }

  /** How many bytes were read. */
  long size() {
    return size;
  }

  @Override
  public void close() {
    inflater.end();
  }
}
