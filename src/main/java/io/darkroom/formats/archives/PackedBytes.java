package io.darkroom.formats.archives;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * The packed bytes, read through one buffer. Counts those that a decoder has taken, and remembers a
 * failure to get more of them, which is not the archive's.
 */
final class PackedBytes extends InputStream {

  private static final int BUFFER = 16 * 1024;

  private final InputStream source;
  private final byte[] buffer = new byte[BUFFER];
  private int position;
  private int limit;
  private long taken;
  private @Nullable Exception fault;

  PackedBytes(InputStream source) {
    this.source = source;
  }

  /** How many bytes were taken so far. */
  long taken() {
    return taken;
  }

  /** Throws again what reading the source threw, if it did. */
  void requireNoFault() throws IOException {
    if (fault instanceof IOException unreadable) {
      throw unreadable;
    }
    if (fault instanceof RuntimeException unreadable) {
      throw unreadable;
    }
  }

  /** The next bytes, which are not taken; fewer if there are no more. */
  byte[] peek(int length) throws IOException {
    boolean more = true;
    while (more && limit - position < length) {
      more = fill();
    }
    return Arrays.copyOfRange(buffer, position, Math.min(position + length, limit));
  }

  /** Whether every byte is taken. */
  boolean atEnd() throws IOException {
    return position == limit && !fill();
  }

  @Override
  public int read() throws IOException {
    if (atEnd()) {
      return -1;
    }
    taken++;
    return Byte.toUnsignedInt(buffer[position++]);
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (atEnd()) {
      return -1;
    }
    int count = Math.min(length, limit - position);
    System.arraycopy(buffer, position, target, offset, count);
    take(count);
    return count;
  }

  /** The next byte, which there must be. */
  int next() throws IOException {
    int next = read();
    if (next < 0) {
      throw new EOFException();
    }
    return next;
  }

  /** A little-endian number of one to eight bytes, unsigned if it has fewer than eight. */
  long number(int bytes) throws IOException {
    long number = 0;
    for (int i = 0; i < bytes; i++) {
      number |= (long) next() << (8 * i);
    }
    return number;
  }

  /** Takes this many bytes, which there must be, for nothing. */
  void pass(long bytes) throws IOException {
    for (long left = bytes; left > 0; ) {
      if (atEnd()) {
        throw new EOFException();
      }
      int count = (int) Math.min(left, limit - position);
      take(count);
      left -= count;
    }
  }

  /** Lets an inflater take what it needs of the buffer, and gives what comes of it. */
  int inflate(Inflater inflater, byte[] target, int offset, int length) throws IOException {
    if (atEnd()) {
      throw new EOFException();
    }
    inflater.setInput(buffer, position, limit - position);
    try {
      return inflater.inflate(target, offset, length);
    } catch (DataFormatException broken) {
      throw new ZipException(broken.getMessage());
    } finally {
      take(limit - position - inflater.getRemaining());
    }
  }

  private void take(int count) {
    position += count;
    taken += count;
  }

  private boolean fill() throws IOException {
    System.arraycopy(buffer, position, buffer, 0, limit - position);
    limit -= position;
    position = 0;
    int count = readSource();
    limit += Math.max(0, count);
    return count >= 0;
  }

  private int readSource() throws IOException {
    try {
      return source.read(buffer, limit, BUFFER - limit);
    } catch (IOException | RuntimeException unreadable) {
      fault = unreadable;
      throw unreadable;
    }
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
