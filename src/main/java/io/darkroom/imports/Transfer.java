package io.darkroom.imports;

import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import io.darkroom.sources.Source;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Moves a source into a file and hashes it on the way. Three threads beside the caller's: one
 * reads, two hash. The memory is that of {@value #BLOCKS} blocks, whatever the size of the source.
 */
final class Transfer implements AutoCloseable {

  private static final int BLOCKS = 16;
  private static final long JOIN_MILLIS = 5_000;

  private final Source source;
  private final FileChannel target;
  private final BlockingQueue<Block> free = new ArrayBlockingQueue<>(BLOCKS);
  private final BlockingQueue<Pump.Output> filled = new LinkedBlockingQueue<>();
  private final DigestLane md5 = new DigestLane("MD5", this::release);
  private final DigestLane sha512 = new DigestLane("SHA-512", this::release);
  private final List<Thread> threads;
  private long written;
  private boolean ended;

  Transfer(Source source, FileChannel target) {
    this.source = source;
    this.target = target;
    Stream.generate(Block::new).limit(BLOCKS).forEach(free::add);
    threads =
        List.of(
            thread("read", new Pump(source, free, filled, 2)),
            thread("md5", md5),
            thread("sha512", sha512));
    threads.forEach(Thread::start);
  }

  /** A plain thread: it lives as long as the transfer and needs nothing of the server. */
  private static Thread thread(String name, Runnable work) {
    Thread thread = new Thread(work, "darkroom-transfer-" + name);
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Moves what comes until there is enough of it or the time is over.
   *
   * @return null when the source had ended before
   */
  @Nullable Stretch next(long enough, Duration time) throws IOException, InterruptedException {
    if (ended) {
      return null;
    }
    if (md5.isBroken() || sha512.isBroken()) {
      throw new IllegalStateException("Hashing broke down.");
    }
    long from = written;
    long deadline = System.nanoTime() + time.toNanos();
    long left = time.toNanos();
    do {
      Pump.Output output = filled.poll(Math.max(0, left), TimeUnit.NANOSECONDS);
      if (output != null) {
        accept(output);
      }
      left = deadline - System.nanoTime();
    } while (!ended && written - from < enough && left > 0);
    return new Stretch(from, written, ended);
  }

  private void accept(Pump.Output output) throws IOException {
    if (output instanceof Pump.Filled filledBlock) {
      write(filledBlock.block());
    } else if (output instanceof Pump.Broken broken) {
      throw broken.failure();
    } else {
      end();
    }
  }

  private void write(Block block) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(block.bytes(), 0, block.length());
    while (bytes.hasRemaining()) {
      written += target.write(bytes);
    }
    md5.add(block);
    sha512.add(block);
  }

  private void end() {
    ended = true;
    md5.end();
    sha512.end();
    if (written == 0) {
      throw new ProblemException(Problem.SOURCE_EMPTY);
    }
  }

  private void release(Block block) {
    if (block.release()) {
      free.add(block);
    }
  }

  /** Makes everything that was moved so far survive a power failure. */
  void force() throws IOException {
    target.force(false);
  }

  /** MD5 of all bytes, hexadecimal, after the last stretch. */
  String md5() throws InterruptedException {
    return md5.hash();
  }

  /** SHA-512 of all bytes, hexadecimal, after the last stretch. */
  String sha512() throws InterruptedException {
    return sha512.hash();
  }

  @Override
  public void close() throws IOException {
    source.abort();
    threads.forEach(Thread::interrupt);
    try {
      for (Thread thread : threads) {
        thread.join(JOIN_MILLIS);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } finally {
      source.close();
      target.close();
    }
  }
}
