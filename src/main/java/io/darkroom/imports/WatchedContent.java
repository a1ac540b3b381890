package io.darkroom.imports;

import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;

/** Bytes on their way into a store: says how far it is, ends when it is told to, misses none. */
final class WatchedContent implements ReadableByteChannel {

  private static final long REPORT_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  private final ReadableByteChannel content;
  private final long length;
  private final BooleanSupplier stopped;
  private final LongConsumer progress;
  private long read;
  private long reported = System.nanoTime();

  /**
   * Watches a channel.
   *
   * @param length bytes that must come
   * @param progress hears twice a second how many bytes there were so far
   */
  WatchedContent(
      ReadableByteChannel content, long length, BooleanSupplier stopped, LongConsumer progress) {
    this.content = content;
    this.length = length;
    this.stopped = stopped;
    this.progress = progress;
  }

  /**
   * Reads on.
   *
   * @throws InterruptedIOException if it is to stop
   * @throws EOFException if the bytes end too early
   */
  @Override
  public int read(ByteBuffer target) throws IOException {
    if (stopped.getAsBoolean()) {
      throw new InterruptedIOException("The step was stopped.");
    }
    int count = content.read(target);
    if (count < 0 && read != length) {
      throw new EOFException("%d bytes instead of %d".formatted(read, length));
    }
    read += Math.max(0, count);
    if (System.nanoTime() - reported > REPORT_NANOS) {
      reported = System.nanoTime();
      progress.accept(read);
    }
    return count;
  }

  @Override
  public boolean isOpen() {
    return content.isOpen();
  }

  @Override
  public void close() throws IOException {
    content.close();
  }
}
