package io.darkroom.imports;

import io.darkroom.platform.settings.Settings;
import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import io.darkroom.sources.Partial;
import io.darkroom.sources.SourceReader;
import io.darkroom.sources.UrlPolicy;
import io.darkroom.tasks.Progress;
import jakarta.batch.api.chunk.AbstractItemReader;
import jakarta.batch.runtime.context.StepContext;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Step {@code fetch}, reading: moves the source into the staged file, a stretch at a time. A
 * stretch takes a second at most, so that a stopped job does not wait for its source. Where it goes
 * on stands in the download's row: a job that is replaced has no checkpoint.
 */
@Named("fetchReader")
@Dependent
public class FetchReader extends AbstractItemReader {

  private static final long ENOUGH = 64L * 1024 * 1024;
  private static final Duration LONGEST = Duration.ofMillis(750);

  private final ImportRun run;
  private final Content content;
  private final UrlPolicy urls;
  private final SourceReader sources;
  private final Downloads downloads;
  private final FetchObserver observer;
  private final Progress progress;
  private final StepContext step;
  private final Settings settings;
  private long durable;
  private @Nullable Transfer transfer;

  @Inject
  public FetchReader(
      ImportRun run,
      Content content,
      UrlPolicy urls,
      SourceReader sources,
      Downloads downloads,
      FetchObserver observer,
      Progress progress,
      StepContext step,
      Settings settings) {
    this.run = run;
    this.content = content;
    this.urls = urls;
    this.sources = sources;
    this.downloads = downloads;
    this.observer = observer;
    this.progress = progress;
    this.step = step;
    this.settings = settings;
  }

  @Override
  public void open(@Nullable Serializable checkpoint) {
    Optional<Download> download = downloads.find(run.attempt());
    if (download.filter(Download::hasEnded).isEmpty()) {
      begin(download.flatMap(Download::partial));
    } else {
      content.afterFetch(download.get().isHashed()).ifPresent(step::setExitStatus);
    }
  }

  private void begin(Optional<Partial> known) {
    ImportOrder order = run.order();
    URI address = urls.check(order.property(), order.source());
    durable = known.map(Partial::bytes).orElse(0L);
    progress.begin(run.attempt(), durable);
    try {
      FileChannel staged =
          FileChannel.open(run.stagedFile(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      // Behind the last checkpoint there may be more, which nobody answers for.
      staged.truncate(durable);
      transfer =
          new Transfer(
              sources.request(run.task().owner(), address, settings.images().sizeCap()),
              known,
              new BlockFile(
                  staged,
                  durable,
                  run::requireRoom,
                  new Retries(settings.sources()),
                  observer::faulted),
              new Retries(settings.sources()),
              observer);
    } catch (IOException failure) {
      throw ProblemException.causedBy(failure, Problem.STORE_UNAVAILABLE);
    }
    step.setTransientUserData(transfer);
  }

  @Override
  public @Nullable Object readItem() throws InterruptedException {
    if (transfer == null) {
      return null;
    }
    try {
      Stretch stretch = transfer.next(ENOUGH, LONGEST);
      if (stretch != null) {
        durable = stretch.to();
        progress.bytes(run.attempt(), durable, observer.total());
      }
      return stretch;
    } catch (IOException failure) {
      throw ProblemException.causedBy(failure, Problem.STORE_UNAVAILABLE);
    }
  }

  /** The offset that the writer has made durable by the time this is asked. */
  @Override
  public Serializable checkpointInfo() {
    return durable;
  }

  @Override
  public void close() throws IOException {
    if (transfer != null) {
      transfer.close();
    }
  }
}
