package io.darkroom.formats.archives;

import io.darkroom.problems.Message;
import io.darkroom.problems.Refusals;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** Unpacks bytes of tests. */
final class Unpacking {

  static final int RATIO = 1000;
  static final long CAP = 1L << 40;

  private Unpacking() {}

  static byte[] unpack(byte[]... packed) throws IOException {
    try (InputStream content = open(new ByteArrayInputStream(join(packed)))) {
      return content.readAllBytes();
    }
  }

  static InputStream open(InputStream packed) throws IOException {
    return new Decompression(RATIO, CAP).open(packed);
  }

  static Message refusal(byte[]... packed) {
    return refusal(new Decompression(RATIO, CAP), join(packed));
  }

  /** Why the bytes are refused, which they must be, at the latest at their end. */
  static Message refusal(Decompression decompression, byte[] packed) {
    return Refusals.of(() -> drain(decompression, packed));
  }

  private static void drain(Decompression decompression, byte[] packed) throws IOException {
    byte[] buffer = new byte[8192];
    try (InputStream content = decompression.open(new ByteArrayInputStream(packed))) {
      boolean more = true;
      while (more) {
        more = content.read(buffer) >= 0;
      }
    }
  }

  static byte[] join(byte[]... parts) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      joined.writeBytes(part);
    }
    return joined.toByteArray();
  }
}
