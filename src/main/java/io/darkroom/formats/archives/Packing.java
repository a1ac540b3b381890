package io.darkroom.formats.archives;

import io.airlift.compress.zstd.ZstdInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.tukaani.xz.BasicArrayCache;
import org.tukaani.xz.XZInputStream;

/** What the bytes of an image may be packed with, each known by how it begins. */
enum Packing {
  GZIP("\u001f\u008b\b") {
    @Override
    InputStream decoder(PackedBytes packed) {
      return new GzipMembers(packed);
    }
  },
  XZ("\u00fd7zXZ\0") {
    @Override
    InputStream decoder(PackedBytes packed) throws IOException {
      // A block may have one byte and want a dictionary of megabytes; so they share one.
      return new XZInputStream(packed, XZ_MEMORY, true, new BasicArrayCache());
    }
  },
  ZSTD("(\u00b5/\u00fd", "P*M\u0018") {
    @Override
    InputStream decoder(PackedBytes packed) {
      return new ZstdInputStream(new ZstdFrames(packed));
    }
  },
  ZIP("PK\u0003\u0004", "PK\u0005\u0006") {
    @Override
    InputStream decoder(PackedBytes packed) {
      return new ZipContent(packed);
    }
  };

  /** Kibibytes, a little more than what xz -9 has made unpacks in. */
  private static final int XZ_MEMORY = 72 * 1024;

  private static final int LONGEST_MARK = 6;

  private final String mark;
  private final String otherMark;

  Packing(String mark) {
    this(mark, mark);
  }

  /** Each byte of a mark is the character of the same number. */
  Packing(String mark, String otherMark) {
    this.mark = mark;
    this.otherMark = otherMark;
  }

  /** The name that problems call it by. */
  String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Gives the bytes as they were before, and ends where the packed ones end. Whatever it throws is
   * the archive's fault, unless {@code packed} has one.
   */
  abstract InputStream decoder(PackedBytes packed) throws IOException;

  /** What the bytes are packed with, if with anything; none is taken. */
  static Optional<Packing> of(PackedBytes packed) throws IOException {
    String head = new String(packed.peek(LONGEST_MARK), StandardCharsets.ISO_8859_1);
    return Stream.of(values())
        .filter(packing -> head.startsWith(packing.mark) || head.startsWith(packing.otherMark))
        .findFirst();
  }
}
