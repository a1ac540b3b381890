package io.darkroom.formats;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The tables of an image, read piece by piece and in the order of their entries. After a number of
 * bytes no more is read, and what follows is taken to be as sound as what was seen: tables so large
 * are those of an honest disk of terabytes, or lead to each other again and again.
 */
final class TableReader {

  private static final long MOST_BYTES = 256L * 1024 * 1024;
  private static final int PIECE = 64 * 1024;

  /** What a piece costs at least, as many small ones take longer than a large one. */
  private static final int LEAST_COST = 512;

  private final Demands demands;
  private final ImageBytes content;
  private final ByteOrder order;
  private long left = MOST_BYTES;

  /** What every entry of a table has to meet. */
  @FunctionalInterface
  interface Check {

    /**
     * Looks at an entry, and may read the table that it leads to.
     *
     * @param index the number of the entry, from zero
     * @param value its first eight bytes, or all four of them without sign
     */
    void entry(long index, long value) throws IOException;
  }

  TableReader(Demands demands, ImageBytes content, ByteOrder order) {
    this.demands = demands;
    this.content = content;
    this.order = order;
  }

  /**
   * Shows the entries of a table to a check.
   *
   * @param offset where the table begins, in bytes
   * @param entries how many it has; all must be in the file
   * @param entryBytes the size of each: 4, 8 or 16
   */
  void forEach(long offset, long entries, int entryBytes, Check check) throws IOException {
    int most = PIECE / entryBytes;
    for (long first = 0; first < entries && left > 0; first += most) {
      int length = (int) Math.min(most, entries - first) * entryBytes;
      left -= Math.max(length, LEAST_COST);
      ByteBuffer piece = demands.piece(content, offset + first * entryBytes, length).order(order);
      for (int at = 0; at < length; at += entryBytes) {
        check.entry(first + at / entryBytes, value(piece, at, entryBytes));
      }
    }
  }

  private static long value(ByteBuffer piece, int at, int entryBytes) {
    return entryBytes == Integer.BYTES
        ? Integer.toUnsignedLong(piece.getInt(at))
        : piece.getLong(at);
  }
}
