package io.darkroom.formats;

import static io.darkroom.formats.VhdInspector.VHD;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * What ends every VHD, and begins those of dynamic size as well.
 *
 * @param position where it was found, in bytes
 * @param dataOffset where the next header is, in bytes, if there is any
 * @param size of the disk, in bytes
 */
record VhdFooter(long position, int type, long dataOffset, long size) {

  static final String COOKIE = "conectix";
  static final int SECTOR = 512;
  static final int LENGTH = 512;

  static final int FIXED = 2;
  static final int DYNAMIC = 3;
  static final int DIFFERENCING = 4;

  /** Written by tools of before 2004; the byte that is missing is zero. */
  private static final int OLD_LENGTH = 511;

  private static final int VERSION = 0x00010000;
  private static final int CHECKSUM_OFFSET = 64;

  /** Where the last footer begins; empty if there is none at the end. */
  static Optional<Long> position(ImageBytes content) throws IOException {
    for (int length : new int[] {LENGTH, OLD_LENGTH}) {
      if (content.has(content.length() - length, COOKIE)) {
        return Optional.of(content.length() - length);
      }
    }
    return Optional.empty();
  }

  static VhdFooter atEnd(ImageBytes content) throws IOException {
    Optional<Long> position = position(content);
    VHD.sound(position.isPresent());
    long start = position.orElseThrow();
    return read(content, start, (int) (content.length() - start));
  }

  /** Reads a footer with the right checksum. */
  static VhdFooter read(ImageBytes content, long position, int length) throws IOException {
    ByteBuffer bytes = VHD.piece(content, position, length);
    VHD.sound(content.has(position, COOKIE));
    VHD.sound(bytes.getInt(CHECKSUM_OFFSET) == checksum(bytes, CHECKSUM_OFFSET));
    VHD.known(bytes.getInt(12) == VERSION);
    return new VhdFooter(position, bytes.getInt(60), bytes.getLong(16), bytes.getLong(48));
  }

  boolean isRepeatedBy(VhdFooter other) {
    return other.type == type && other.dataOffset == dataOffset && other.size == size;
  }

  /** The complement of the sum of all bytes but those that hold it. */
  static int checksum(ByteBuffer bytes, int at) {
    int sum = 0;
    for (int index = 0; index < bytes.limit(); index++) {
      boolean isOwn = index >= at && index < at + Integer.BYTES;
      sum += isOwn ? 0 : Byte.toUnsignedInt(bytes.get(index));
    }
    return ~sum;
  }
}
