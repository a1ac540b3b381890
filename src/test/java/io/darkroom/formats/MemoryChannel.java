package io.darkroom.formats;

/** An image in memory, of which a part may be cut off, and which gives its bytes in small bites. */
final class MemoryChannel extends ReadOnlyChannel {

  private static final int BITE = 5;

  private final byte[] bytes;

  MemoryChannel(byte[] bytes, int size) {
    super(size, BITE);
    this.bytes = bytes;
  }

  MemoryChannel(byte[] bytes) {
    this(bytes, bytes.length);
  }

  @Override
  byte at(long offset) {
    return bytes[(int) offset];
  }
}
