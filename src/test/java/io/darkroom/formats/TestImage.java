package io.darkroom.formats;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** A sound image of a test's own making, until the test makes it otherwise. */
abstract class TestImage {

  private final ByteBuffer bytes;

  TestImage(int size, ByteOrder order) {
    this.bytes = ByteBuffer.allocate(size).order(order);
  }

  /** Writes the checksums that belong to what is there; most formats have none. */
  void seal(byte[] content) {}

  TestImage withByte(int offset, int value) {
    bytes.put(offset, (byte) value);
    return this;
  }

  TestImage withShort(int offset, int value) {
    bytes.putShort(offset, (short) value);
    return this;
  }

  TestImage with(int offset, int value) {
    bytes.putInt(offset, value);
    return this;
  }

  TestImage with(int offset, long value) {
    bytes.putLong(offset, value);
    return this;
  }

  /** Each character is the byte of the same number. */
  TestImage with(int offset, String text) {
    bytes.put(offset, text.getBytes(StandardCharsets.ISO_8859_1));
    return this;
  }

  ByteOrder order() {
    return bytes.order();
  }

  byte[] bytes() {
    byte[] copy = bytes.array().clone();
    seal(copy);
    return copy;
  }

  SparseChannel channel() {
    return new SparseChannel(bytes());
  }
}
