package io.darkroom.imports;

import io.darkroom.platform.logging.LogContext;
import io.darkroom.problems.TransientProblemException;
import io.darkroom.sources.Source;
import io.darkroom.tasks.History;
import jakarta.batch.runtime.context.StepContext;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes down what happens to a download between its bytes: before they are, not with them. */
@Dependent
public class FetchObserver implements Transfer.Observer {

  private static final Logger LOG = LoggerFactory.getLogger(FetchObserver.class);

  /** A source that sends a byte at a time could fill the history otherwise. */
  private static final int TOLD = 100;

  private final ImportRun run;
  private final Downloads downloads;
  private final History history;
  private final StepContext step;
  private OptionalLong total = OptionalLong.empty();
  private int faults;

  @Inject
  public FetchObserver(ImportRun run, Downloads downloads, History history, StepContext step) {
    this.run = run;
    this.downloads = downloads;
    this.history = history;
    this.step = step;
  }

  /** Bytes of the whole source, if it has said so. */
  OptionalLong total() {
    return total;
  }

  @Override
  public void opened(Source source) {
    total = source.length();
    if (source.offset() == 0) {
      downloads.note(
          run.attempt(),
          download ->
              download.found(
                  source.etag().orElse(null), source.lastModified().orElse(null), total));
    }
    try (LogContext context = run.logContext()) {
      LOG.info("Reads the source from byte {} of {}", source.offset(), size());
    }
  }

  private String size() {
    return total.isPresent() ? String.valueOf(total.getAsLong()) : "an unknown number";
  }

  @Override
  public void startsAnew() {
    downloads.note(run.attempt(), Download::startAnew);
    try (LogContext context = run.logContext()) {
      LOG.info("The source has changed, or sends no parts: starts anew");
    }
  }

  @Override
  public void faulted(TransientProblemException fault) {
    if (faults < TOLD) {
      faults++;
      history.retry(run.attempt(), step.getStepName(), fault.problem().problem());
    }
    try (LogContext context = run.logContext()) {
      LOG.info("Tries again after {}", fault.getMessage());
    }
  }
}
