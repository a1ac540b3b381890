package io.darkroom.formats.archives;

import io.airlift.compress.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/** Makes packed bytes of every kind, as an honest program would. */
enum Packed {
  GZIP {
    @Override
    OutputStream to(OutputStream target) throws IOException {
      return new GZIPOutputStream(target);
    }
  },
  XZ {
    @Override
    OutputStream to(OutputStream target) throws IOException {
      return new XZOutputStream(target, new LZMA2Options(0));
    }
  },
  ZSTD {
    @Override
    OutputStream to(OutputStream target) throws IOException {
      return new ZstdOutputStream(target);
    }
  },
  ZIP {
    @Override
    OutputStream to(OutputStream target) throws IOException {
      ZipOutputStream zip = new ZipOutputStream(target);
      zip.putNextEntry(new ZipEntry("disk.img"));
      return zip;
    }
  };

  abstract OutputStream to(OutputStream target) throws IOException;

  /** What problems call it. */
  String id() {
    return Packing.valueOf(name()).id();
  }

  byte[] pack(byte[] content) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream target = to(packed)) {
      target.write(content);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return packed.toByteArray();
  }

  /** So many zeros, which pack well. */
  byte[] packZeros(int mebibytes) {
    byte[] zeros = new byte[1 << 20];
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream target = to(packed)) {
      for (int i = 0; i < mebibytes; i++) {
        target.write(zeros);
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return packed.toByteArray();
  }

  /** Bytes that can be packed a little, the same for everybody. */
  static byte[] content(int length) {
    byte[] content = new byte[length];
    Random random = new Random(length);
    for (int i = 0; i < length; i++) {
      content[i] = (byte) (random.nextInt(16) * (i / 512 % 3));
    }
    return content;
  }
}
