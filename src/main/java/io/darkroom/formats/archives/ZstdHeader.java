package io.darkroom.formats.archives;

import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import java.io.IOException;
import java.util.Arrays;

/** The header of a Zstandard frame (RFC 8878, 3.1.1.1). */
final class ZstdHeader {

  /** What the decoder takes, and what every level but the "ultra" ones stays within. */
  private static final long LARGEST_WINDOW = 8L << 20;

  private static final int DICTIONARY = 0b11;
  private static final int CHECKSUM = 1 << 2;
  private static final int RESERVED = 1 << 3;
  private static final int SINGLE_SEGMENT = 1 << 5;

  private final byte[] bytes;
  private final boolean checksum;

  private ZstdHeader(byte[] bytes, boolean checksum) {
    this.bytes = bytes;
    this.checksum = checksum;
  }

  /** All of it, with the magic number. */
  byte[] bytes() {
    return bytes;
  }

  /** Whether a checksum follows the last block. */
  boolean hasChecksum() {
    return checksum;
  }

  /**
   * Reads what follows the magic number.
   *
   * @throws ProblemException FORMAT_FEATURE_UNKNOWN for a larger window, a dictionary or something
   *     that came later
   */
  static ZstdHeader read(PackedBytes packed) throws IOException {
    int descriptor = packed.next();
    boolean single = (descriptor & SINGLE_SEGMENT) != 0;
    requireKnown((descriptor & (DICTIONARY | RESERVED)) == 0);
    byte[] fields = new byte[(single ? 0 : 1) + contentSizeLength(descriptor, single)];
    for (int i = 0; i < fields.length; i++) {
      fields[i] = (byte) packed.next();
    }
    requireKnown(single || window(fields[0]) <= LARGEST_WINDOW);
    requireKnown(!single || isWithinWindow(fields));
    return new ZstdHeader(bytes(descriptor, fields), (descriptor & CHECKSUM) != 0);
  }

  private static int contentSizeLength(int descriptor, boolean single) {
    int code = descriptor >>> 6;
    return code == 0 && !single ? 0 : 1 << code;
  }

  private static long window(byte descriptor) {
    int exponent = Byte.toUnsignedInt(descriptor) >>> 3;
    long base = 1L << (10 + exponent);
    return base + base / 8 * (descriptor & 7);
  }

  private static boolean isWithinWindow(byte[] contentSize) {
    long size = 0;
    for (int i = 0; i < contentSize.length; i++) {
      size |= Byte.toUnsignedLong(contentSize[i]) << (8 * i);
    }
    return size >= 0 && size <= LARGEST_WINDOW;
  }

  private static byte[] bytes(int descriptor, byte[] fields) {
    byte[] bytes = {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd, (byte) descriptor};
    byte[] whole = Arrays.copyOf(bytes, bytes.length + fields.length);
    System.arraycopy(fields, 0, whole, bytes.length, fields.length);
    return whole;
  }

  private static void requireKnown(boolean known) {
    if (!known) {
      throw new ProblemException(Problem.FORMAT_FEATURE_UNKNOWN, Packing.ZSTD.id());
    }
  }
}
