package io.darkroom.stores;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/** Hashes the blocks of a transfer on a thread of its own, in order. */
public final class DigestLane implements Runnable {

  private sealed interface Entry {}

  private record Next(Block block) implements Entry {}

  private record Restart() implements Entry {}

  private record End() implements Entry {}

  private final MessageDigest digest;
  private final Consumer<Block> whenRead;
  // As many entries as there are blocks, one for each start of the source, and the end.
  private final BlockingQueue<Entry> entries = new LinkedBlockingQueue<>();
  private final CompletableFuture<String> result = new CompletableFuture<>();

  /**
   * A lane that waits for blocks.
   *
   * @param whenRead hears of every block that is not needed here any more
   */
  public DigestLane(String algorithm, Consumer<Block> whenRead) {
    this.digest = digest(algorithm);
    this.whenRead = whenRead;
  }

  public static MessageDigest digest(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }

  public void add(Block block) {
    entries.add(new Next(block));
  }

  /** What follows is the source from its first byte on. */
  public void restart() {
    entries.add(new Restart());
  }

  public void end() {
    entries.add(new End());
  }

  /** Whether the lane has broken down: it takes no more blocks and frees none. */
  public boolean isBroken() {
    return result.isCompletedExceptionally();
  }

  /** The hash, hexadecimal, once everything before {@link #end} is in it. */
  public String hash() throws InterruptedException {
    try {
      return result.get();
    } catch (ExecutionException failure) {
      throw new IllegalStateException(failure.getCause());
    }
  }

  @Override
  public void run() {
    try {
      for (Entry next = entries.take(); !(next instanceof End); next = entries.take()) {
        if (next instanceof Next filled) {
          digest.update(filled.block().bytes(), 0, filled.block().length());
          whenRead.accept(filled.block());
        } else {
          digest.reset();
        }
      }
      result.complete(HexFormat.of().formatHex(digest.digest()));
    } catch (InterruptedException abandoned) {
      Thread.currentThread().interrupt();
      result.completeExceptionally(abandoned);
    } catch (RuntimeException | Error failure) {
      result.completeExceptionally(failure);
      throw failure;
    }
  }
}
