package io.darkroom.formats.archives;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A tar archive, written header by header so that each of them can be a lie. */
final class TarSample {

  static final int BLOCK = 512;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  TarSample file(String name, byte[] content) {
    return entry('0', name, content);
  }

  TarSample file(String name, String content) {
    return file(name, content.getBytes(StandardCharsets.UTF_8));
  }

  TarSample entry(char type, String name, byte[] content) {
    return raw(sealed(header(type, name, content.length))).raw(padded(content));
  }

  /** A pax header of these records, "key=value" each. */
  TarSample pax(char type, String... records) {
    StringBuilder text = new StringBuilder();
    for (String record : records) {
      int length = record.length() + 2;
      int digits = String.valueOf(length + String.valueOf(length).length()).length();
      text.append(length + digits).append(' ').append(record).append('\n');
    }
    return entry(type, "pax", text.toString().getBytes(StandardCharsets.UTF_8));
  }

  TarSample raw(byte[] some) {
    bytes.writeBytes(some);
    return this;
  }

  int size() {
    return bytes.size();
  }

  byte[] archive() {
    return Unpacking.join(bytes.toByteArray(), new byte[2 * BLOCK]);
  }

  static byte[] header(char type, String name, long size) {
    byte[] header = new byte[BLOCK];
    put(header, 0, name.length() > 100 ? name.substring(0, 100) : name);
    put(header, 100, "0000644\0" + "0000000\0" + "0000000\0" + "%011o\0".formatted(size));
    put(header, 136, "00000000000\0");
    header[156] = (byte) type;
    put(header, 257, "ustar\00000");
    return header;
  }

  /** With the checksum that it must have. */
  static byte[] sealed(byte[] header) {
    Arrays.fill(header, 148, 156, (byte) ' ');
    int sum = 0;
    for (byte some : header) {
      sum += Byte.toUnsignedInt(some);
    }
    put(header, 148, "%06o\0 ".formatted(sum));
    return header;
  }

  static void put(byte[] header, int offset, String text) {
    byte[] some = text.getBytes(StandardCharsets.UTF_8);
    System.arraycopy(some, 0, header, offset, some.length);
  }

  private static byte[] padded(byte[] content) {
    return Arrays.copyOf(content, (content.length + BLOCK - 1) / BLOCK * BLOCK);
  }
}
