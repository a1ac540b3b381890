package io.darkroom.imports;

import io.darkroom.platform.logging.LogContext;
import io.darkroom.platform.settings.Settings;
import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import io.darkroom.sources.Source;
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
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Step {@code fetch}, reading: moves the source into the staged file, a stretch at a time. A
 * stretch takes a second at most, so that a stopped job does not wait for its source.
 */
@Named("fetchReader")
@Dependent
public class FetchReader extends AbstractItemReader {

  private static final Logger LOG = LoggerFactory.getLogger(FetchReader.class);
  private static final long ENOUGH = 64L * 1024 * 1024;
  private static final Duration LONGEST = Duration.ofSeconds(1);

  private final ImportRun run;
  private final UrlPolicy urls;
  private final SourceReader sources;
  private final Downloads downloads;
  private final Progress progress;
  private final StepContext step;
  private final long sizeCap;
  private OptionalLong total = OptionalLong.empty();
  private long durable;
  private @Nullable Transfer transfer;

  @Inject
  public FetchReader(
      ImportRun run,
      UrlPolicy urls,
      SourceReader sources,
      Downloads downloads,
      Progress progress,
      StepContext step,
      Settings settings) {
    this.run = run;
    this.urls = urls;
    this.sources = sources;
    this.downloads = downloads;
    this.progress = progress;
    this.step = step;
    this.sizeCap = settings.images().sizeCap();
  }

  @Override
  public void open(@Nullable Serializable checkpoint) {
    URI address = urls.check("input.import_from", run.input().source());
    Source source = sources.open(address, sizeCap);
    try {
      begin(source);
    } catch (RuntimeException failure) {
      source.close();
      throw failure;
    } catch (IOException failure) {
      source.close();
      throw ProblemException.causedBy(failure, Problem.STORE_UNAVAILABLE);
    }
    try (LogContext context = run.logContext()) {
      LOG.info("Reads {} from {}", size(), address.getHost());
    }
  }

  private void begin(Source source) throws IOException {
    total = source.length();
    downloads.update(
        run.attempt(),
        download ->
            download.found(source.etag().orElse(null), source.lastModified().orElse(null), total));
    FileChannel staged =
        FileChannel.open(
            run.stagedFile(),
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE);
    transfer = new Transfer(source, staged);
    step.setTransientUserData(transfer);
  }

  private String size() {
    return total.isPresent() ? total.getAsLong() + " bytes" : "an unknown number of bytes";
  }

  @Override
  public @Nullable Object readItem() throws InterruptedException {
    if (transfer == null) {
      throw new IllegalStateException("Not open.");
    }
    try {
      Stretch stretch = transfer.next(ENOUGH, LONGEST);
      if (stretch != null) {
        durable = stretch.to();
        progress.bytes(run.attempt(), step.getStepName(), durable, total);
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
