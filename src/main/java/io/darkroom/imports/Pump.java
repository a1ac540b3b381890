package io.darkroom.imports;

import io.darkroom.sources.Source;
import java.util.concurrent.BlockingQueue;

/**
 * Reads a source into free blocks on a thread of its own, so that a slow source never holds up the
 * thread of the batch step.
 */
final class Pump implements Runnable {

  /** What comes out of the pump. */
  sealed interface Output {}

  record Filled(Block block) implements Output {}

  record Ended() implements Output {}

  record Broken(RuntimeException failure) implements Output {}

  private final Source source;
  private final BlockingQueue<Block> free;
  private final BlockingQueue<Output> output;
  private final int readers;

  Pump(Source source, BlockingQueue<Block> free, BlockingQueue<Output> output, int readers) {
    this.source = source;
    this.free = free;
    this.output = output;
    this.readers = readers;
  }

  @Override
  public void run() {
    try {
      boolean more = true;
      while (more) {
        more = pumpBlock();
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

  private boolean pumpBlock() throws InterruptedException {
    Block block = free.take();
    int length = 0;
    int read = 0;
    while (length < Block.SIZE && read >= 0) {
      read = source.read(block.bytes(), length, Block.SIZE - length);
      length += Math.max(read, 0);
    }
    block.filled(length, readers);
    output.add(new Filled(block));
    return read >= 0;
  }
}
