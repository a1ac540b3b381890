package io.darkroom.formats;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Consumer;

/**
 * A sound image, and where in it a hostile one would be different.
 *
 * @param content all of it, in the order of its numbers
 * @param magic by which it is recognised
 * @param headers the parts that are read
 * @param fields the numbers of sizes, offsets and counts
 * @param seal writes the checksums that a changed image would have
 */
record Subject(
    DiskFormat format,
    ByteBuffer content,
    long virtualSize,
    Part magic,
    List<Part> headers,
    List<Part> fields,
    Consumer<byte[]> seal) {

  /** Some bytes in a row. */
  record Part(int offset, int length) {

    int end() {
      return offset + length;
    }
  }

  static Subject of(DiskFormat format, TestImage image, long virtualSize, Part magic) {
    return new Subject(
        format,
        ByteBuffer.wrap(image.bytes()).order(image.order()),
        virtualSize,
        magic,
        List.of(magic),
        List.of(),
        image::seal);
  }

  Subject withHeaders(Part... parts) {
    return new Subject(format, content, virtualSize, magic, List.of(parts), fields, seal);
  }

  Subject withFields(Part... parts) {
    return new Subject(format, content, virtualSize, magic, headers, List.of(parts), seal);
  }

  static Part part(int offset, int length) {
    return new Part(offset, length);
  }

  /** A copy of all of it. */
  byte[] bytes() {
    byte[] copy = new byte[content.limit()];
    content.get(0, copy);
    return copy;
  }

  /** The image with another byte. */
  byte[] flipped(int offset, int mask, boolean isSealed) {
    byte[] changed = bytes();
    changed[offset] ^= (byte) mask;
    if (isSealed) {
      seal.accept(changed);
    }
    return changed;
  }

  /** The image with another number, of which as many bytes are taken as the field has. */
  byte[] with(Part field, long value) {
    byte[] changed = bytes();
    ByteBuffer buffer = ByteBuffer.wrap(changed).order(content.order());
    switch (field.length()) {
      case 2 -> buffer.putShort(field.offset(), (short) value);
      case 4 -> buffer.putInt(field.offset(), (int) value);
      default -> buffer.putLong(field.offset(), value);
    }
    seal.accept(changed);
    return changed;
  }
}
