package io.darkroom.imports;

import io.darkroom.problems.TransientProblemException;
import io.darkroom.sources.Partial;
import io.darkroom.sources.Source;
import io.darkroom.sources.SourceRequest;
import io.darkroom.stores.Block;
import io.darkroom.stores.Blocks;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Opens a source and fills blocks from it, on a thread of its own, so that a source that is silent
 * keeps nobody waiting. When it breaks the pump asks for the rest, after a pause.
 */
final class Pump implements Runnable {

  /** What comes out, in order. */
  sealed interface Output {}

  /** The source has answered; what follows begins at its offset. */
  record Opened(Source source) implements Output {}

  record Filled(Block block) implements Output {}

  /** Something failed for a while; there will be another {@link Opened}. */
  record Faulted(TransientProblemException fault) implements Output {}

  record Ended() implements Output {}

  record Broken(RuntimeException failure) implements Output {}

  /** A block of a slow source goes on its way before it is full. */
  private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  private final SourceRequest request;
  private final Retries retries;
  private final Blocks blocks;
  private final BlockingQueue<Output> output;
  private Optional<Partial> known;
  private Optional<String> validator;
  private OptionalLong total = OptionalLong.empty();
  private long position;

  Pump(
      SourceRequest request,
      Optional<Partial> known,
      Retries retries,
      Blocks blocks,
      BlockingQueue<Output> output) {
    this.request = request;
    this.known = known;
    this.validator = known.map(Partial::validator);
    this.position = known.map(Partial::bytes).orElse(0L);
    this.retries = retries;
    this.blocks = blocks;
    this.output = output;
  }

  @Override
  public void run() {
    try {
      boolean ended = false;
      while (!ended) {
        ended = pump();
      }
      output.add(new Ended());
    } catch (InterruptedException abandoned) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException failure) {
      output.add(new Broken(failure));
    } catch (Error failure) {
      // Nobody but the step would ever hear of it.
      output.add(new Broken(new IllegalStateException(failure)));
      throw failure;
    }
  }

  /** One answer of the source; whether it was the last one needed. */
  private boolean pump() throws InterruptedException {
    try (Source source = known.isPresent() ? request.open(known.get()) : request.open()) {
      opened(source);
      boolean more = true;
      while (more) {
        more = pumpBlock(source);
      }
      return true;
    } catch (TransientProblemException fault) {
      Duration pause = retries.after(fault, position);
      output.add(new Faulted(fault));
      Thread.sleep(Math.min(pause.toMillis(), request.timeLeft().toMillis()));
      return false;
    }
  }

  private void opened(Source source) {
    if (source.offset() == 0) {
      validator = source.etag().or(source::lastModified);
    }
    total = source.length();
    reach(source.offset());
    output.add(new Opened(source));
  }

  /** Without something to know the source again by, it can only be asked for the whole. */
  private void reach(long bytes) {
    position = bytes;
    known =
        bytes == 0
            ? Optional.empty()
            : validator.map(version -> new Partial(bytes, version, total));
  }

  private boolean pumpBlock(Source source) throws InterruptedException {
    Block block = blocks.take();
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    int length = 0;
    boolean more = true;
    try {
      while (more && length < Block.SIZE && System.nanoTime() - deadline < 0) {
        int read = source.read(block.bytes(), length, Block.SIZE - length);
        more = read >= 0;
        length += Math.max(read, 0);
      }
      return more;
    } finally {
      // Also what came before the source broke.
      block.filled(length);
      reach(position + length);
      output.add(new Filled(block));
    }
  }
}
