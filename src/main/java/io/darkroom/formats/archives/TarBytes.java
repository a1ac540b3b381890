package io.darkroom.formats.archives;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Pieces of a tar archive, wherever in it they are. */
final class TarBytes {

  private static final int PIECE = 64 * 1024;

  private final SeekableByteChannel archive;

  TarBytes(SeekableByteChannel archive) {
    this.archive = archive;
  }

  /** The length of the archive in bytes. */
  long length() throws IOException {
    return archive.size();
  }

  /** Reads a piece; fewer bytes if the archive ends before. */
  byte[] read(long offset, int length) throws IOException {
    long there = Math.max(0, Math.min(length, length() - offset));
    ByteBuffer piece = ByteBuffer.allocate((int) there);
    archive.position(offset);
    int count = 0;
    while (count >= 0 && piece.hasRemaining()) {
      count = archive.read(piece);
    }
    // Somebody else has cut it off meanwhile.
    OvaProblems.requireSound(!piece.hasRemaining());
    return piece.array();
  }

  /** Reads all of a member, which must not be longer than this. */
  byte[] read(TarMember member, int longest) throws IOException {
    OvaProblems.requireSound(member.length() <= longest);
    return read(member.offset(), (int) member.length());
  }

  /**
   * Reads all of a member, piece by piece.
   *
   * @throws InterruptedIOException if it is to stop
   */
  void read(TarMember member, Consumer<ByteBuffer> pieces, BooleanSupplier stopped)
      throws IOException {
    ByteBuffer piece = ByteBuffer.allocate(PIECE);
    archive.position(member.offset());
    long left = member.length();
    while (left > 0) {
      if (stopped.getAsBoolean()) {
        throw new InterruptedIOException("The reader was stopped.");
      }
      piece.clear().limit((int) Math.min(PIECE, left));
      OvaProblems.requireSound(archive.read(piece) >= 0);
      left -= piece.flip().remaining();
      pieces.accept(piece);
    }
  }
}
