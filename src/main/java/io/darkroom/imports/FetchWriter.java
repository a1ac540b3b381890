package io.darkroom.imports;

import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import jakarta.batch.api.chunk.AbstractItemWriter;
import jakarta.batch.runtime.context.StepContext;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.List;

/**
 * Step {@code fetch}, writing: makes a stretch durable and records how far the staged file can be
 * trusted, in the transaction of the chunk.
 */
@Named("fetchWriter")
@Dependent
public class FetchWriter extends AbstractItemWriter {

  private final ImportRun run;
  private final Content content;
  private final Downloads downloads;
  private final DownloadQuota quota;
  private final StepContext step;

  @Inject
  public FetchWriter(
      ImportRun run, Content content, Downloads downloads, DownloadQuota quota, StepContext step) {
    this.run = run;
    this.content = content;
    this.downloads = downloads;
    this.quota = quota;
    this.step = step;
  }

  @Override
  public void writeItems(List<Object> stretches) throws InterruptedException {
    Transfer transfer = (Transfer) step.getTransientUserData();
    try {
      transfer.force();
    } catch (IOException failure) {
      throw ProblemException.causedBy(failure, Problem.STORE_UNAVAILABLE);
    }
    for (Object item : stretches) {
      Stretch stretch = (Stretch) item;
      downloads.update(run.attempt(), download -> download.staged(stretch.to(), stretch.last()));
      quota.require(run.attempt());
      if (stretch.last()) {
        finish(transfer);
      }
    }
  }

  private void finish(Transfer transfer) throws InterruptedException {
    content.afterFetch(transfer.hashes()).ifPresent(step::setExitStatus);
    if (!transfer.hashes()) {
      return;
    }
    String md5 = transfer.md5();
    String sha512 = transfer.sha512();
    run.order().expected().require(md5, sha512);
    downloads.update(run.attempt(), download -> download.hashed(md5, sha512));
  }
}
