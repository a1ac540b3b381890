package io.darkroom.imports;

import io.darkroom.stores.ImageStore;
import io.darkroom.stores.Staging;
import io.darkroom.tasks.Attempt;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.StandardOpenOption;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the bytes that an earlier run has fetched this run's. They are copied, not renamed: that
 * run may still be alive somewhere, with the file open, and must not be able to write into ours.
 */
@Dependent
public class TakeOver {

  private static final Logger LOG = LoggerFactory.getLogger(TakeOver.class);
  private static final long PIECE = 64L * 1024 * 1024;

  private final ImportRun run;
  private final Downloads downloads;
  private final Staging staging;

  @Inject
  public TakeOver(ImportRun run, Downloads downloads, Staging staging) {
    this.run = run;
    this.downloads = downloads;
    this.staging = staging;
  }

  /**
   * Looks for the newest run that has left something; without one, the download starts anew. What
   * is left then of the earlier runs is discarded.
   */
  void run(BooleanSupplier stopped) {
    Attempt attempt = run.attempt();
    for (Download before : downloads.before(attempt)) {
      if (isOfUse(before) && isCopied(before, stopped)) {
        downloads.takeOver(attempt, before);
        try (var context = run.logContext()) {
          LOG.info("Takes {} bytes over from {}", before.staged(), before.attempt().name());
        }
        break;
      }
    }
    discard(stopped);
  }

  /**
   * Discards what the runs before this one have staged. It is of no use any more, and may be
   * several times as large as the image.
   */
  void discard(BooleanSupplier stopped) {
    Attempt attempt = run.attempt();
    for (int number = 1; number < attempt.number() && !stopped.getAsBoolean(); number++) {
      discard(new Attempt(attempt.taskId(), number));
    }
    if (attempt.number() > 1 && !stopped.getAsBoolean()) {
      downloads.forgetBefore(attempt);
    }
  }

  private static boolean isOfUse(Download before) {
    return before.hasEnded() || before.partial().isPresent();
  }

  private boolean isCopied(Download before, BooleanSupplier stopped) {
    try (SeekableByteChannel from = open(before)) {
      if (from.size() < before.staged()) {
        return false;
      }
      return copy(from, before.staged(), stopped);
    } catch (NoSuchFileException nothingLeft) {
      return false;
    } catch (IOException failure) {
      LOG.warn("Cannot take over what {} has fetched", before.attempt().name(), failure);
      return false;
    }
  }

  /** The staged file; or what the run had put into the store, when it came that far. */
  private SeekableByteChannel open(Download before) throws IOException {
    try {
      return FileChannel.open(staging.file(before.attempt().name()), StandardOpenOption.READ);
    } catch (NoSuchFileException moved) {
      // What was made of the bytes is not what was fetched.
      if (!before.hasEnded() || before.derived().isPresent()) {
        throw moved;
      }
      return openStored(before.attempt(), moved);
    }
  }

  private SeekableByteChannel openStored(Attempt before, IOException moved) throws IOException {
    IOException none = moved;
    for (ImageStore store : run.stores()) {
      try {
        return store.open(ObjectKey.of(before, store));
      } catch (IOException failure) {
        none = failure;
      }
    }
    throw none;
  }

  /** Makes a file of this run's of the bytes; says whether it was left the time for all of them. */
  boolean copy(SeekableByteChannel from, long length, BooleanSupplier stopped) throws IOException {
    try (FileChannel to =
        FileChannel.open(
            run.stagedFile(),
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      long copied = 0;
      while (copied < length && !stopped.getAsBoolean()) {
        copied += to.transferFrom(from, copied, Math.min(PIECE, length - copied));
      }
      to.force(true);
      return copied == length;
    }
  }

  private void discard(Attempt before) {
    try {
      StagedFile.discard(before, staging);
    } catch (IOException failure) {
      LOG.warn("Left {} behind", before.name(), failure);
    }
  }
}
