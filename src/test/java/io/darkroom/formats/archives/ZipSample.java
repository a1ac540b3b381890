package io.darkroom.formats.archives;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.LongStream;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** A zip archive, written piece by piece so that each of them can be a lie. */
final class ZipSample {

  static final int STORED = 0;
  static final int DEFLATED = 8;
  static final int DESCRIBED = 1 << 3;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final ByteArrayOutputStream directory = new ByteArrayOutputStream();
  private int entries;

  /** A member as honest programs write it, and its entry in the directory. */
  ZipSample member(String name, byte[] content, int method, int flags) {
    byte[] data = method == STORED ? content : deflated(content);
    int offset = bytes.size();
    boolean described = (flags & DESCRIBED) != 0;
    header(name, method, flags, described ? new byte[0] : content, described ? 0 : data.length);
    raw(data);
    if (described) {
      raw(numbers(0x08074b50, (int) crc(content), data.length, content.length));
    }
    return entry(name, method, flags, content, data.length, offset);
  }

  ZipSample header(String name, int method, int flags, byte[] content, int packedSize) {
    return raw(numbers(0x04034b50))
        .raw(shorts(20, flags, method, 0, 0))
        .raw(numbers((int) crc(content), packedSize, content.length))
        .raw(shorts(name.length(), 0))
        .raw(name.getBytes(StandardCharsets.ISO_8859_1));
  }

  ZipSample entry(String name, int method, int flags, byte[] content, int packedSize, int offset) {
    entries++;
    directory.writeBytes(numbers(0x02014b50));
    directory.writeBytes(shorts(20, 20, flags, method, 0, 0));
    directory.writeBytes(numbers((int) crc(content), packedSize, content.length));
    directory.writeBytes(shorts(name.length(), 0, 0, 0, 0, 0, 0));
    directory.writeBytes(numbers(offset));
    directory.writeBytes(name.getBytes(StandardCharsets.ISO_8859_1));
    return this;
  }

  ZipSample raw(byte[] some) {
    bytes.writeBytes(some);
    return this;
  }

  int size() {
    return bytes.size();
  }

  byte[] archive() {
    return archive(entries, "");
  }

  byte[] archive(int statedEntries, String comment) {
    return Unpacking.join(
        bytes.toByteArray(),
        directory.toByteArray(),
        numbers(0x06054b50),
        shorts(0, 0, statedEntries, statedEntries),
        numbers(directory.size(), bytes.size()),
        shorts(comment.length()),
        comment.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** With the ends of Zip64 before an end in which all is elsewhere. */
  byte[] wideArchive() {
    long end = (long) bytes.size() + directory.size();
    return Unpacking.join(
        bytes.toByteArray(),
        directory.toByteArray(),
        numbers(0x06064b50),
        longs(44),
        shorts(45, 45),
        numbers(0, 0),
        longs(entries, entries, directory.size(), bytes.size()),
        numbers(0x07064b50, 0),
        longs(end),
        numbers(1, 0x06054b50),
        shorts(0, 0, 0xffff, 0xffff),
        numbers(-1, -1),
        shorts(0));
  }

  static byte[] deflated(byte[] content) {
    Deflater deflater = new Deflater(9, true);
    deflater.setInput(content);
    deflater.finish();
    byte[] buffer = new byte[content.length + 100];
    int length = deflater.deflate(buffer);
    deflater.end();
    return Arrays.copyOf(buffer, length);
  }

  static long crc(byte[] content) {
    CRC32 checksum = new CRC32();
    checksum.update(content);
    return checksum.getValue();
  }

  static byte[] numbers(int... numbers) {
    return little(Integer.BYTES, Arrays.stream(numbers).asLongStream());
  }

  static byte[] longs(long... numbers) {
    return little(Long.BYTES, Arrays.stream(numbers));
  }

  static byte[] shorts(int... numbers) {
    return little(Short.BYTES, Arrays.stream(numbers).asLongStream());
  }

  private static byte[] little(int width, LongStream numbers) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    numbers.forEach(
        number -> {
          for (int i = 0; i < width; i++) {
            bytes.write((int) (number >>> (8 * i)));
          }
        });
    return bytes.toByteArray();
  }
}
