package io.darkroom.formats.archives;

import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

/** Reads the headers of a tar archive, and nothing of what lies between them. */
final class TarMembers {

  private static final int MOST_ENTRIES = 1000;
  private static final int LONGEST_EXTENSION = 16 * 1024;
  private static final int LONGEST_NAME = 4096;

  /** Programs fill an archive up to a whole record. */
  private static final int LONGEST_PADDING = 1 << 20;

  private final TarBytes archive;
  private final List<TarMember> members = new ArrayList<>();
  private String longName = "";
  private OptionalLong longSize = OptionalLong.empty();
  private long position;

  private TarMembers(TarBytes archive) {
    this.archive = archive;
  }

  /**
   * The files in the archive, in order.
   *
   * @throws ProblemException FORMAT_MISMATCH if it is none; FORMAT_DAMAGED if it is not whole;
   *     FORMAT_REFERS_ELSEWHERE for a link, FORMAT_FEATURE_UNKNOWN for another thing that is no
   *     file
   */
  static List<TarMember> read(TarBytes archive) throws IOException {
    if (!new TarHeader(archive.read(0, TarHeader.BLOCK)).isMeant()) {
      throw new ProblemException(Problem.FORMAT_MISMATCH, OvaProblems.FORMAT, "raw");
    }
    TarMembers reader = new TarMembers(archive);
    reader.readAll();
    return reader.members;
  }

  private void readAll() throws IOException {
    int entries = 0;
    TarHeader header = next();
    while (!header.isEmpty()) {
      OvaProblems.requireSound(header.isSound() && ++entries <= MOST_ENTRIES);
      readEntry(header);
      header = next();
    }
    OvaProblems.requireSound(longName.isEmpty() && longSize.isEmpty());
    requireEnd();
  }

  private TarHeader next() throws IOException {
    TarHeader header = new TarHeader(archive.read(position, TarHeader.BLOCK));
    OvaProblems.requireSound(header.isWhole());
    position += TarHeader.BLOCK;
    return header;
  }

  private void readEntry(TarHeader header) throws IOException {
    switch (header.type()) {
      case 'L' -> longName = text(contentOf(header));
      case 'x' -> extend(TarExtensions.read(contentOf(header)));
      case 'g' -> OvaProblems.requireKnown(TarExtensions.read(contentOf(header)).isEmpty());
      case '0', '\0', '7' -> addFile(header);
      case '5' -> passDirectory(header);
      case '1', '2', 'K' -> OvaProblems.requireSelfContained(false);
      default -> OvaProblems.requireKnown(false);
    }
  }

  private byte[] contentOf(TarHeader header) throws IOException {
    OvaProblems.requireSound(header.size() <= LONGEST_EXTENSION);
    long content = pass(header.size());
    return archive.read(content, (int) header.size());
  }

  private void extend(TarExtensions extensions) {
    longName = extensions.name().orElse(longName);
    longSize = extensions.size().isPresent() ? extensions.size() : longSize;
  }

  private void addFile(TarHeader header) throws IOException {
    String name = longName.isEmpty() ? header.name() : longName;
    long length = longSize.orElse(header.size());
    OvaProblems.requireSound(name.length() <= LONGEST_NAME);
    members.add(new TarMember(name, pass(length), length));
    forgetExtensions();
  }

  private void passDirectory(TarHeader header) {
    OvaProblems.requireSound(longSize.orElse(header.size()) == 0);
    forgetExtensions();
  }

  private void forgetExtensions() {
    longName = "";
    longSize = OptionalLong.empty();
  }

  /** Goes on behind content that fills whole blocks; where it began. */
  private long pass(long length) throws IOException {
    long content = position;
    OvaProblems.requireSound(length >= 0 && length <= archive.length() - content);
    position = content + (length + TarHeader.BLOCK - 1) / TarHeader.BLOCK * TarHeader.BLOCK;
    return content;
  }

  private void requireEnd() throws IOException {
    OvaProblems.requireSound(next().isEmpty());
    long rest = archive.length() - position;
    OvaProblems.requireSound(rest <= LONGEST_PADDING);
    byte[] padding = archive.read(position, (int) rest);
    OvaProblems.requireSound(Arrays.equals(padding, new byte[padding.length]));
  }

  private static String text(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    int end = text.indexOf('\0');
    return end < 0 ? text : text.substring(0, end);
  }
}
