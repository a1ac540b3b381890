package io.darkroom.formats;

import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;

/** An image that tests make up byte by byte. */
abstract class ReadOnlyChannel implements SeekableByteChannel {

  private final long size;
  private final int bite;
  private long position;
  private long bytesRead;

  /**
   * An image of this size.
   *
   * @param bite how many bytes one call of {@link #read} gives at most
   */
  ReadOnlyChannel(long size, int bite) {
    this.size = size;
    this.bite = bite;
  }

  abstract byte at(long offset);

  /** How many bytes were read so far. */
  final long bytesRead() {
    return bytesRead;
  }

  @Override
  public final int read(ByteBuffer target) {
    if (position >= size) {
      return -1;
    }
    int count = (int) Math.min(Math.min(bite, target.remaining()), size - position);
    for (int read = 0; read < count; read++) {
      target.put(at(position + read));
    }
    position += count;
    bytesRead += count;
    return count;
  }

  @Override
  public final long position() {
    return position;
  }

  @Override
  public final SeekableByteChannel position(long newPosition) {
    if (newPosition < 0) {
      throw new IllegalArgumentException("a position before the start");
    }
    position = newPosition;
    return this;
  }

  @Override
  public final long size() {
    return size;
  }

  @Override
  public final int write(ByteBuffer source) {
    throw new NonWritableChannelException();
  }

  @Override
  public final SeekableByteChannel truncate(long newSize) {
    throw new NonWritableChannelException();
  }

  @Override
  public final boolean isOpen() {
    return true;
  }

  @Override
  public final void close() {}
}
