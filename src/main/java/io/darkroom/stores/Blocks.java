package io.darkroom.stores;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The blocks of one transfer, so many at most. One is made when all others are on their way, and
 * used again: a small file needs few. One thread takes them, and any may give them back.
 */
public final class Blocks {

  private final int most;
  private final BlockingQueue<Block> free = new LinkedBlockingQueue<>();
  private int made;

  public Blocks(int most) {
    this.most = most;
  }

  /** The next block, as soon as there is one. */
  public Block take() throws InterruptedException {
    Optional<Block> ready = ready();
    return ready.isPresent() ? ready.get() : free.take();
  }

  /** The next block, if there is one in time. */
  public Optional<Block> take(Duration atMost) throws InterruptedException {
    Optional<Block> ready = ready();
    return ready.isPresent()
        ? ready
        : Optional.ofNullable(free.poll(atMost.toMillis(), TimeUnit.MILLISECONDS));
  }

  private Optional<Block> ready() {
    Optional<Block> block = Optional.ofNullable(free.poll());
    if (block.isPresent() || made == most) {
      return block;
    }
    made++;
    return Optional.of(new Block());
  }

  /** One of those who read the block has read it. */
  public void release(Block block) {
    if (block.release()) {
      giveBack(block);
    }
  }

  /** Nobody reads the block any more. */
  public void giveBack(Block block) {
    free.add(block);
  }
}
