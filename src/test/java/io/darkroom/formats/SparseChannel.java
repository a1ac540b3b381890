package io.darkroom.formats;

import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;

/** An image of any size, of which only the first and the last bytes are not zero. */
final class SparseChannel implements SeekableByteChannel {

  private final byte[] head;
  private final byte[] tail;
  private final long size;
  private long position;
  private long bytesRead;

  /** The tail may be empty, and the head longer than the image. */
  SparseChannel(byte[] head, long size, byte[] tail) {
    this.head = head;
    this.size = size;
    this.tail = tail;
  }

  SparseChannel(byte[] bytes) {
    this(bytes, bytes.length, new byte[0]);
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
    int count = (int) Math.min(target.remaining(), size - position);
    for (int read = 0; read < count; read++) {
      target.put(at(position + read));
    }
    position += count;
    bytesRead += count;
    return count;
  }

  private byte at(long offset) {
    if (offset >= size - tail.length) {
      return tail[(int) (offset - (size - tail.length))];
    }
    return offset < head.length ? head[(int) offset] : 0;
  }

  @Override
  public long position() {
    return position;
  }

  @Override
  public SeekableByteChannel position(long newPosition) {
    if (newPosition < 0) {
      throw new IllegalArgumentException("a position before the start");
    }
    position = newPosition;
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
