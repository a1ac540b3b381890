package io.darkroom.stores;

import java.util.concurrent.atomic.AtomicInteger;

/** A buffer on its way through a transfer, free again when everybody has read it. */
public final class Block {

  /** Bytes. */
  public static final int SIZE = 256 * 1024;

  private final byte[] bytes = new byte[SIZE];
  private final AtomicInteger readers = new AtomicInteger();
  private int length;

  public byte[] bytes() {
    return bytes;
  }

  public int length() {
    return length;
  }

  public void filled(int length) {
    this.length = length;
  }

  /** From now on so many have to release it. */
  public void read(int readers) {
    this.readers.set(readers);
  }

  /** Whether the caller was the last reader. */
  public boolean release() {
    return readers.decrementAndGet() == 0;
  }
}
