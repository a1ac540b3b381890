package io.darkroom.imports;

import io.darkroom.problems.Problem;
import io.darkroom.problems.TransientProblemException;
import io.darkroom.stores.Block;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A file that blocks are written to, one behind the other. A disk without room keeps its block
 * waiting, and there is only ever one that waits.
 */
final class BlockFile implements AutoCloseable {

  private final FileChannel file;
  private final Runnable room;
  private final Retries retries;
  private final Consumer<TransientProblemException> whenFaulted;
  private long length;
  private @Nullable Block waiting;
  private long writeAgainAt;

  /**
   * A file to go on with.
   *
   * @param length bytes of it that count
   * @param room throws a {@link TransientProblemException} if nothing more may be written now
   * @param whenFaulted hears of every fault after which it is tried again
   */
  BlockFile(
      FileChannel file,
      long length,
      Runnable room,
      Retries retries,
      Consumer<TransientProblemException> whenFaulted) {
    this.file = file;
    this.length = length;
    this.room = room;
    this.retries = retries;
    this.whenFaulted = whenFaulted;
  }

  long length() {
    return length;
  }

  boolean isWaiting() {
    return waiting != null;
  }

  /**
   * Writes a block.
   *
   * @return the block, when it is written; nothing, when it has to wait
   * @throws TransientProblemException STORE_UNAVAILABLE, if it was tried often enough
   */
  Optional<Block> write(Block block) throws IOException {
    long position = length;
    try {
      room.run();
      ByteBuffer bytes = ByteBuffer.wrap(block.bytes(), 0, block.length());
      while (bytes.hasRemaining()) {
        position += file.write(bytes, position);
      }
    } catch (ClosedChannelException stopped) {
      throw stopped;
    } catch (IOException failure) {
      await(block, TransientProblemException.causedBy(failure, Problem.STORE_UNAVAILABLE));
      return Optional.empty();
    } catch (TransientProblemException full) {
      await(block, full);
      return Optional.empty();
    }
    waiting = null;
    length = position;
    return Optional.of(block);
  }

  private void await(Block block, TransientProblemException fault) {
    writeAgainAt = System.nanoTime() + retries.after(fault, length).toNanos();
    waiting = block;
    whenFaulted.accept(fault);
  }

  /** Spends some time on the block that waits, of which some may be left. */
  Optional<Block> writeAgain(long nanos) throws IOException, InterruptedException {
    Block block = waiting;
    if (block == null) {
      throw new IllegalStateException("Nothing waits.");
    }
    long pause = writeAgainAt - System.nanoTime();
    TimeUnit.NANOSECONDS.sleep(Math.min(pause, nanos));
    return pause <= nanos ? write(block) : Optional.empty();
  }

  void clear() throws IOException {
    file.truncate(0);
    length = 0;
  }

  /** Makes everything that was written survive a power failure. */
  void force() throws IOException {
    file.force(false);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
