package io.darkroom.formats.archives;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A block of 512 bytes before a member of a tar archive (POSIX ustar, and GNU's). */
final class TarHeader {

  static final int BLOCK = 512;

  private static final int NAME_LENGTH = 100;
  private static final int SIZE = 124;
  private static final int NUMBER_LENGTH = 12;
  private static final int CHECKSUM = 148;
  private static final int CHECKSUM_LENGTH = 8;
  private static final int TYPE = 156;
  private static final int MAGIC = 257;
  private static final int PREFIX = 345;
  private static final int PREFIX_LENGTH = 155;

  private final byte[] block;

  TarHeader(byte[] block) {
    this.block = block;
  }

  /** Whether it is but zeros, as at the end. */
  boolean isEmpty() {
    return Arrays.equals(block, new byte[BLOCK]);
  }

  /** Whether somebody meant it to be a header, be it sound or not. */
  boolean isMeant() {
    return text(MAGIC, 5).equals("ustar") || (isWhole() && !isEmpty() && isSound());
  }

  boolean isWhole() {
    return block.length == BLOCK;
  }

  /** Whether the checksum is right, which old programs make of signed bytes. */
  boolean isSound() {
    long signed = CHECKSUM_LENGTH * ' ';
    long unsigned = signed;
    for (int i = 0; i < BLOCK; i++) {
      boolean counts = i < CHECKSUM || i >= CHECKSUM + CHECKSUM_LENGTH;
      signed += counts ? block[i] : 0;
      unsigned += counts ? Byte.toUnsignedInt(block[i]) : 0;
    }
    long stated = octal(CHECKSUM, CHECKSUM_LENGTH);
    return stated == unsigned || stated == signed;
  }

  char type() {
    return (char) Byte.toUnsignedInt(block[TYPE]);
  }

  String name() {
    String name = text(0, NAME_LENGTH);
    // GNU's have other things there.
    boolean posix = text(MAGIC, BLOCK - MAGIC).startsWith("ustar") && block[MAGIC + 5] == 0;
    String prefix = posix ? text(PREFIX, PREFIX_LENGTH) : "";
    return prefix.isEmpty() ? name : prefix + "/" + name;
  }

  /** The length of the content in bytes; negative if there is no telling. */
  long size() {
    return block[SIZE] < 0 ? binary(SIZE, NUMBER_LENGTH) : octal(SIZE, NUMBER_LENGTH);
  }

  /** GNU's: the first bit is set, and what follows is a big-endian number. */
  private long binary(int offset, int length) {
    long number = block[offset] & 0x7f;
    for (int i = offset + 1; i < offset + length; i++) {
      if (number >>> (Long.SIZE - 9) != 0) {
        return -1;
      }
      number = number << 8 | Byte.toUnsignedInt(block[i]);
    }
    return number;
  }

  private long octal(int offset, int length) {
    String digits = text(offset, length).strip();
    return digits.matches("[0-7]{1,12}") ? Long.parseLong(digits, 8) : -1;
  }

  private String text(int offset, int length) {
    if (offset >= block.length) {
      return "";
    }
    int end = offset;
    while (end < Math.min(offset + length, block.length) && block[end] != 0) {
      end++;
    }
    return new String(block, offset, end - offset, StandardCharsets.UTF_8);
  }
}
