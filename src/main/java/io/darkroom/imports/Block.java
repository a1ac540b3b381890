package io.darkroom.imports;

import java.util.concurrent.atomic.AtomicInteger;

/** A buffer on its way through a transfer, free again when everybody has read it. */
final class Block {

  static final int SIZE = 256 * 1024;

  private final byte[] bytes = new byte[SIZE];
  private final AtomicInteger readers = new AtomicInteger();
  private int length;

  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }

  void filled(int length) {
    this.length = length;
  }

  /** From now on so many have to release it. */
  void read(int readers) {
    this.readers.set(readers);
  }

  /** Whether the caller was the last reader. */
  boolean release() {
    return readers.decrementAndGet() == 0;
  }
}
