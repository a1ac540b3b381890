package io.darkroom.stores;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * Writes what comes into a file and hashes it on the way, on two threads beside the caller's. The
 * memory is that of {@value #BLOCKS} blocks at most, whatever the size; of fewer, as long as
 * hashing is faster than what comes.
 */
public final class Intake implements AutoCloseable {

  /** Where the bytes come from. */
  @FunctionalInterface
  public interface Bytes {

    /** As {@link java.io.InputStream#read(byte[], int, int)}. */
    int read(byte[] bytes, int offset, int length) throws IOException;
  }

  private static final int BLOCKS = 8;
  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final long JOIN_MILLIS = 2_000;

  private final FileChannel target;
  private final Blocks blocks = new Blocks(BLOCKS);
  private final DigestLane md5 = new DigestLane("MD5", blocks::release);
  private final DigestLane sha512 = new DigestLane("SHA-512", blocks::release);
  private final List<Thread> threads;
  private long size;

  /** An intake into a file that is empty and that it closes. */
  public Intake(FileChannel target) {
    this.target = target;
    threads = List.of(thread("md5", md5), thread("sha512", sha512));
    threads.forEach(Thread::start);
  }

  private static Thread thread(String name, Runnable work) {
    Thread thread = new Thread(work, "darkroom-intake-" + name);
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Takes everything.
   *
   * @param reached hears, before they are written, how many bytes have come; throws if those are
   *     too many
   * @throws IOException if they cannot be written, or what reading them throws
   */
  public Received take(Bytes source, LongConsumer reached)
      throws IOException, InterruptedException {
    boolean more = true;
    while (more) {
      Block block = block();
      more = fill(block, source, reached);
      write(block);
      block.read(2);
      md5.add(block);
      sha512.add(block);
    }
    md5.end();
    sha512.end();
    return new Received(size, md5.hash(), sha512.hash());
  }

  private boolean fill(Block block, Bytes source, LongConsumer reached) throws IOException {
    int length = 0;
    int read = 0;
    while (read >= 0 && length < Block.SIZE) {
      read = source.read(block.bytes(), length, Block.SIZE - length);
      length += Math.max(read, 0);
      reached.accept(size + length);
    }
    block.filled(length);
    return read >= 0;
  }

  private void write(Block block) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(block.bytes(), 0, block.length());
    while (bytes.hasRemaining()) {
      size += target.write(bytes, size);
    }
  }

  private Block block() throws InterruptedException {
    Optional<Block> block = blocks.take(LOOK);
    while (block.isEmpty()) {
      if (md5.isBroken() || sha512.isBroken()) {
        throw new IllegalStateException("Hashing broke down.");
      }
      block = blocks.take(LOOK);
    }
    return block.get();
  }

  /** Makes everything that was taken survive a power failure. */
  public void force() throws IOException {
    target.force(false);
  }

  @Override
  public void close() throws IOException {
    threads.forEach(Thread::interrupt);
    try {
      for (Thread thread : threads) {
        thread.join(JOIN_MILLIS);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } finally {
      target.close();
    }
  }
}
