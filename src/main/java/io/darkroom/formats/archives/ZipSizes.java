package io.darkroom.formats.archives;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The extra field of Zip64 (APPNOTE 4.5.3): the numbers that found no room in the header, in order.
 */
final class ZipSizes {

  static final long ELSEWHERE = 0xffffffffL;

  private static final int ZIP64 = 1;
  private static final int HEAD_LENGTH = 4;
  private static final int LONGEST = 28;

  private final ByteBuffer numbers;

  private ZipSizes(ByteBuffer numbers) {
    this.numbers = numbers;
  }

  /** Reads all extra fields of a header; those that are not known are meant to be passed over. */
  static ZipSizes read(PackedBytes packed, int length) throws IOException {
    ByteBuffer numbers = ByteBuffer.allocate(LONGEST).order(ByteOrder.LITTLE_ENDIAN).limit(0);
    int left = length;
    while (left >= HEAD_LENGTH) {
      int type = (int) packed.number(2);
      int size = (int) packed.number(2);
      left -= HEAD_LENGTH + size;
      ZipProblems.requireSound(left >= 0);
      if (type == ZIP64) {
        ZipProblems.requireSound(size <= LONGEST && numbers.limit() == 0);
        fill(numbers, packed, size);
      } else {
        packed.pass(size);
      }
    }
    packed.pass(left);
    return new ZipSizes(numbers);
  }

  private static void fill(ByteBuffer numbers, PackedBytes packed, int size) throws IOException {
    numbers.limit(size);
    for (int i = 0; i < size; i++) {
      numbers.put(i, (byte) packed.next());
    }
  }

  boolean isThere() {
    return numbers.limit() > 0;
  }

  /** What a field of the header means, the fields asked for in order. */
  long resolve(long field) throws IOException {
    if (field != ELSEWHERE) {
      return field;
    }
    ZipProblems.requireSound(numbers.remaining() >= Long.BYTES);
    long number = numbers.getLong();
    ZipProblems.requireSound(number >= 0);
    return number;
  }
}
