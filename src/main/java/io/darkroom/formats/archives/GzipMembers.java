package io.darkroom.formats.archives;

import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.ZipException;

/**
 * Gzip (RFC 1952): one member, or several that belong together. Nothing else may follow but zeros,
 * which fill the last block of a tape.
 */
final class GzipMembers extends InputStream {

  private static final int MAGIC = 0x8b1f;
  private static final int DEFLATE = 8;

  private static final int HEADER_CHECKSUM = 1 << 1;
  private static final int EXTRA = 1 << 2;
  private static final int NAME = 1 << 3;
  private static final int COMMENT = 1 << 4;
  private static final int RESERVED = 0xe0;

  private static final int TIME_EFFORT_AND_SYSTEM = 6;

  private final PackedBytes packed;
  private final Inflated member;
  private final CRC32 header = new CRC32();
  private boolean within;
  private boolean any;

  GzipMembers(PackedBytes packed) {
    this.packed = packed;
    this.member = new Inflated(packed);
  }

  @Override
  public int read() {
    throw new UnsupportedOperationException();
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    while (within || hasMore()) {
      if (!within) {
        begin();
      }
      int count = member.read(target, offset, length);
      if (count > 0) {
        return count;
      }
      end();
    }
    return -1;
  }

  private boolean hasMore() throws IOException {
    boolean isFilled = any && !packed.atEnd() && packed.peek(1)[0] == 0;
    while (isFilled && !packed.atEnd()) {
      require(packed.next() == 0);
    }
    return !packed.atEnd();
  }

  private void begin() throws IOException {
    header.reset();
    require(number(2) == MAGIC && next() == DEFLATE);
    int flags = next();
    if ((flags & RESERVED) != 0) {
      throw new ProblemException(Problem.FORMAT_FEATURE_UNKNOWN, Packing.GZIP.id());
    }
    pass(TIME_EFFORT_AND_SYSTEM);
    if ((flags & EXTRA) != 0) {
      pass(number(2));
    }
    passText(flags & NAME);
    passText(flags & COMMENT);
    long checksum = header.getValue() & 0xffff;
    require((flags & HEADER_CHECKSUM) == 0 || packed.number(2) == checksum);
    member.restart();
    within = true;
    any = true;
  }

  private void end() throws IOException {
    require(packed.number(4) == member.checksum());
    require(packed.number(4) == (member.size() & 0xffffffffL));
    within = false;
  }

  private int next() throws IOException {
    int next = packed.next();
    header.update(next);
    return next;
  }

  private int number(int bytes) throws IOException {
    int number = 0;
    for (int i = 0; i < bytes; i++) {
      number |= next() << (8 * i);
    }
    return number;
  }

  private void pass(int bytes) throws IOException {
    for (int i = 0; i < bytes; i++) {
      next();
    }
  }

  private void passText(int isThere) throws IOException {
    boolean more = isThere != 0;
    while (more) {
      more = next() != 0;
    }
  }

  private static void require(boolean sound) throws ZipException {
    if (!sound) {
      throw new ZipException();
    }
  }

  @Override
  public void close() {
    member.close();
  }
}
