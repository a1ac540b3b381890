package io.darkroom.imports;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/** Hashes the blocks of a transfer on a thread of its own, in order. */
final class DigestLane implements Runnable {

  private final MessageDigest digest;
  private final Consumer<Block> whenRead;
  // As many entries as there are blocks, and the end.
  private final BlockingQueue<Optional<Block>> blocks = new LinkedBlockingQueue<>();
  private final CompletableFuture<String> result = new CompletableFuture<>();

  DigestLane(String algorithm, Consumer<Block> whenRead) {
    try {
      this.digest = MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
    this.whenRead = whenRead;
  }

  void add(Block block) {
    blocks.add(Optional.of(block));
  }

  void end() {
    blocks.add(Optional.empty());
  }

  /** Whether the lane has broken down: it takes no more blocks and frees none. */
  boolean isBroken() {
    return result.isCompletedExceptionally();
  }

  /** The hash, hexadecimal, once everything before {@link #end} is in it. */
  String hash() throws InterruptedException {
    try {
      return result.get();
    } catch (ExecutionException failure) {
      throw new IllegalStateException(failure.getCause());
    }
  }

  @Override
  public void run() {
    try {
      for (Optional<Block> next = blocks.take(); next.isPresent(); next = blocks.take()) {
        Block block = next.get();
        digest.update(block.bytes(), 0, block.length());
        whenRead.accept(block);
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
