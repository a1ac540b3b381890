package io.darkroom.imports;

import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import io.darkroom.problems.TransientProblemException;
import io.darkroom.sources.Partial;
import io.darkroom.sources.Source;
import io.darkroom.sources.SourceRequest;
import io.darkroom.stores.Block;
import io.darkroom.stores.Blocks;
import io.darkroom.stores.DigestLane;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Moves a source into a file and hashes it on the way. Three threads beside the caller's: one
 * reads, two hash. The memory is that of {@value #BLOCKS} blocks at most, whatever the size of the
 * source. What is in the file already is not hashed: after such a beginning there are no hashes in
 * the end.
 */
final class Transfer implements AutoCloseable {

  private static final int BLOCKS = 16;
  private static final long JOIN_MILLIS = 2_000;

  /** Hears, on the caller's thread, of what happens between the bytes. */
  interface Observer {

    void opened(Source source);

    /** The file is about to be emptied: the source begins again. */
    void startsAnew();

    /** Something failed and will be tried again. */
    void faulted(TransientProblemException fault);
  }

  private final SourceRequest request;
  private final BlockFile target;
  private final Observer observer;
  private final Blocks blocks = new Blocks(BLOCKS);
  private final BlockingQueue<Pump.Output> filled = new LinkedBlockingQueue<>();
  private final DigestLane md5 = new DigestLane("MD5", blocks::release);
  private final DigestLane sha512 = new DigestLane("SHA-512", blocks::release);
  private final List<Thread> threads;
  private boolean hashing;
  private boolean ended;

  /**
   * Begins to ask for the source.
   *
   * @param known what the file holds already; everything, if it holds nothing
   * @param source how often to ask again
   */
  Transfer(
      SourceRequest request,
      Optional<Partial> known,
      BlockFile target,
      Retries source,
      Observer observer) {
    this.request = request;
    this.target = target;
    this.observer = observer;
    threads =
        List.of(
            thread("read", new Pump(request, known, source, blocks, filled)),
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
    long from = target.length();
    long deadline = System.nanoTime() + time.toNanos();
    long left = time.toNanos();
    do {
      move(left);
      left = deadline - System.nanoTime();
    } while (!ended && target.length() - from < enough && left > 0);
    return new Stretch(Math.min(from, target.length()), target.length(), ended);
  }

  private void move(long nanos) throws IOException, InterruptedException {
    if (target.isWaiting()) {
      target.writeAgain(nanos).ifPresent(this::passOn);
      return;
    }
    Pump.Output output = filled.poll(Math.max(0, nanos), TimeUnit.NANOSECONDS);
    if (output != null) {
      accept(output);
    }
  }

  private void accept(Pump.Output output) throws IOException {
    if (output instanceof Pump.Filled filledBlock) {
      target.write(filledBlock.block()).ifPresent(this::passOn);
    } else if (output instanceof Pump.Opened opened) {
      open(opened.source());
    } else if (output instanceof Pump.Faulted faulted) {
      observer.faulted(faulted.fault());
    } else if (output instanceof Pump.Broken broken) {
      throw broken.failure();
    } else {
      end();
    }
  }

  private void open(Source source) throws IOException {
    if (source.offset() != target.length()) {
      observer.startsAnew();
      target.clear();
    }
    if (target.length() == 0) {
      hashing = true;
      md5.restart();
      sha512.restart();
    }
    observer.opened(source);
  }

  private void passOn(Block block) {
    if (hashing) {
      block.read(2);
      md5.add(block);
      sha512.add(block);
    } else {
      blocks.giveBack(block);
    }
  }

  private void end() {
    ended = true;
    md5.end();
    sha512.end();
    if (target.length() == 0) {
      throw new ProblemException(Problem.SOURCE_EMPTY);
    }
  }

  /** Makes everything that was moved so far survive a power failure. */
  void force() throws IOException {
    target.force();
  }

  /** Whether every byte went through the hashes, from the first on. */
  boolean hashes() {
    return hashing;
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
    request.abort();
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
