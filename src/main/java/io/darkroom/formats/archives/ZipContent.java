package io.darkroom.formats.archives;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The one file of a zip archive, which is read from front to back in our own code: {@code
 * java.util.zip} reads it either so and never sees the directory, or by the directory and needs a
 * file of its own.
 */
final class ZipContent extends InputStream {

  private static final long MEMBER = 0x04034b50L;

  private final PackedBytes packed;
  private @Nullable ZipMember member;
  private Optional<ZipRecord> file = Optional.empty();
  private long members;
  private boolean ended;

  ZipContent(PackedBytes packed) {
    this.packed = packed;
  }

  @Override
  public int read() {
    throw new UnsupportedOperationException();
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int count = -1;
    while (count < 0 && !ended) {
      ZipMember current = member == null ? begin() : member;
      count = current == null ? -1 : read(current, target, offset, length);
    }
    return count;
  }

  /** The next member, or none if the directory comes next, which is read. */
  private @Nullable ZipMember begin() throws IOException {
    long offset = packed.taken();
    long signature = packed.number(4);
    if (signature != MEMBER) {
      ZipProblems.requireSound(signature == ZipDirectory.ENTRY || signature == ZipDirectory.END);
      ZipProblems.requireOneFile(file.isPresent());
      new ZipDirectory(packed, file, offset).check(signature, members);
      ended = true;
      return null;
    }
    ZipHeader header = ZipHeader.read(packed, offset);
    ZipProblems.requireOneFile(header.directory() || file.isEmpty());
    members++;
    member = new ZipMember(packed, header);
    return member;
  }

  private int read(ZipMember current, byte[] target, int offset, int length) throws IOException {
    int count = current.read(target, offset, length);
    ZipProblems.requireSound(count < 0 || !current.header().directory());
    if (count < 0) {
      ZipRecord found = current.end();
      file = current.header().directory() ? file : Optional.of(found);
      close();
      member = null;
    }
    return count;
  }

  @Override
  public void close() {
    if (member != null) {
      member.close();
    }
  }
}
