package io.darkroom.formats;

/** An image of any size, of which only the first and the last bytes are not zero. */
final class SparseChannel extends ReadOnlyChannel {

  private final byte[] head;
  private final byte[] tail;

  /** The tail may be empty, and the head longer than the image. */
  SparseChannel(byte[] head, long size, byte[] tail) {
    super(size, Integer.MAX_VALUE);
    this.head = head;
    this.tail = tail;
  }

  SparseChannel(byte[] bytes) {
    this(bytes, bytes.length, new byte[0]);
  }

  @Override
  byte at(long offset) {
    if (offset >= size() - tail.length) {
      return tail[(int) (offset - (size() - tail.length))];
    }
    return offset < head.length ? head[(int) offset] : 0;
  }
}
