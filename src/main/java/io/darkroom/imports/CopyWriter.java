package io.darkroom.imports;

import io.darkroom.images.ImageContents;
import io.darkroom.images.Images;
import io.darkroom.platform.settings.Settings;
import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import io.darkroom.problems.TransientProblemException;
import io.darkroom.stores.ImageStore;
import io.darkroom.tasks.History;
import io.darkroom.tasks.Progress;
import jakarta.batch.runtime.context.StepContext;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Writes the bytes of an import into stores, again and again where a store does not take them. */
@Dependent
public class CopyWriter {

  private final ImportRun run;
  private final Content content;
  private final Images images;
  private final ImageContents contents;
  private final History history;
  private final Progress progress;
  private final StepContext step;
  private final Settings settings;
  private final CountDownLatch stopped = new CountDownLatch(1);

  @Inject
  public CopyWriter(
      ImportRun run,
      Content content,
      Images images,
      ImageContents contents,
      History history,
      Progress progress,
      StepContext step,
      Settings settings) {
    this.run = run;
    this.content = content;
    this.images = images;
    this.contents = contents;
    this.history = history;
    this.progress = progress;
    this.step = step;
    this.settings = settings;
  }

  /** How a store is written to. */
  @FunctionalInterface
  private interface Writing {
    void run() throws IOException;
  }

  /**
   * Brings the bytes into a store.
   *
   * @param last whether no other store needs the staged file after this one
   * @return false if it was stopped before
   * @throws TransientProblemException STORE_UNAVAILABLE
   */
  boolean write(ImageStore store, String key, boolean last) throws InterruptedException {
    Path staged = content.file();
    boolean isStaged = Files.exists(staged);
    Writing writing =
        last && isStaged
            ? () -> store.put(key, staged)
            : () ->
                copy(
                    store,
                    key,
                    isStaged ? FileChannel.open(staged, StandardOpenOption.READ) : stored());
    Retries retries = new Retries(settings.sources());
    boolean written = false;
    while (!written && !isStopped()) {
      written = isWritten(writing, retries);
    }
    return written;
  }

  private boolean isWritten(Writing writing, Retries retries) throws InterruptedException {
    try {
      writing.run();
      return true;
    } catch (IOException failure) {
      if (!isStopped()) {
        Duration pause =
            retries.after(
                TransientProblemException.causedBy(failure, Problem.STORE_UNAVAILABLE), 0);
        history.retry(run.attempt(), step.getStepName(), Problem.STORE_UNAVAILABLE);
        pause(pause);
      }
      return false;
    }
  }

  private void copy(ImageStore store, String key, SeekableByteChannel bytes) throws IOException {
    try (SeekableByteChannel original = bytes) {
      long length = original.size();
      store.copy(
          key,
          new WatchedContent(
              original,
              length,
              this::isStopped,
              done -> progress.bytes(run.attempt(), done, OptionalLong.of(length))));
    }
  }

  private SeekableByteChannel stored() {
    String id = run.imageId();
    return contents.open(
        images.find(id).orElseThrow(() -> new ProblemException(Problem.IMAGE_NOT_FOUND, id)));
  }

  @SuppressWarnings("ResultOfMethodCallIgnored")
  private void pause(Duration time) throws InterruptedException {
    stopped.await(time.toMillis(), TimeUnit.MILLISECONDS);
  }

  boolean isStopped() {
    return stopped.getCount() == 0;
  }

  void stop() {
    stopped.countDown();
  }
}
