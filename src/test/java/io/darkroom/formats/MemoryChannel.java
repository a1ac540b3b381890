package io.darkroom.formats;

import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;

/** An image in memory, of which a part may be cut off, and which gives its bytes in small bites. */
final class MemoryChannel implements SeekableByteChannel {

  private static final int BITE = 5;

  private final byte[] bytes;
  private final int size;
  private int position;
  private long bytesRead;

  MemoryChannel(byte[] bytes, int size) {
    this.bytes = bytes;
    this.size = size;
  }

  MemoryChannel(byte[] bytes) {
    this(bytes, bytes.length);
  }

  /** How many bytes were read so far. */
  long bytesRead() {
    return bytesRead;
  }

  @Override
  public int read(ByteBuffer target) {
    if (position >= size) {
      return -1;
    }
    int count = Math.min(Math.min(BITE, target.remaining()), size - position);
    target.put(bytes, position, count);
    position += count;
    bytesRead += count;
    return count;
  }

  @Override
  public long position() {
    return position;
  }

  @Override
  public SeekableByteChannel position(long newPosition) {
    position = Math.toIntExact(newPosition);
    return this;
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public int write(ByteBuffer source) {
    throw new NonWritableChannelException();
  }

  @Override
  public SeekableByteChannel truncate(long newSize) {
    throw new NonWritableChannelException();
  }

  @Override
  public boolean isOpen() {
    return true;
  }

  @Override
  public void close() {}
}
