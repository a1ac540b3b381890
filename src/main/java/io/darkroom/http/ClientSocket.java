package io.darkroom.http;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.channels.FileChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/**
 * The socket of a client, for the bytes of a file: the kernel copies them, and no buffer of ours
 * does.
 *
 * @param channel does not block
 * @param patience how long a client may take nothing; zero: for ever
 */
record ClientSocket(SocketChannel channel, Duration patience) {

  /** So many bytes go without a look at whether the thread is to stop. */
  private static final long PIECE = 64L * 1024 * 1024;

  /**
   * Sends a part of a file; waits for a client that is slow.
   *
   * @throws EOFException if the file has less
   * @throws SocketTimeoutException if the client takes nothing for too long
   * @throws IOException if the client is gone
   */
  void send(FileChannel file, ByteRange part) throws IOException {
    try (Selector writable = Selector.open()) {
      channel.register(writable, SelectionKey.OP_WRITE);
      long next = part.first();
      while (next <= part.last()) {
        long sent = file.transferTo(next, Math.min(PIECE, part.last() - next + 1), channel);
        next += sent;
        if (sent == 0) {
          requireMore(file, next);
          await(writable);
        }
      }
    }
  }

  /** Nothing is sent of a file that has ended, nor to a client that is slow. */
  private static void requireMore(FileChannel file, long next) throws IOException {
    if (next >= file.size()) {
      throw new EOFException("The stored image is shorter than its record.");
    }
  }

  private void await(Selector writable) throws IOException {
    if (writable.select(patience.toMillis()) == 0) {
      throw new SocketTimeoutException("The client takes nothing.");
    }
    writable.selectedKeys().clear();
  }
}
