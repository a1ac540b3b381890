package io.darkroom.imports;

import io.darkroom.formats.FormatInspection;
import jakarta.batch.api.AbstractBatchlet;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;

/** Step {@code inspect}: the staged bytes must be what they were said to be. */
@Named("inspect")
@Dependent
public class Inspect extends AbstractBatchlet {

  private final ImportRun run;
  private final FormatInspection formats;
  private final Downloads downloads;

  @Inject
  public Inspect(ImportRun run, FormatInspection formats, Downloads downloads) {
    this.run = run;
    this.formats = formats;
    this.downloads = downloads;
  }

  @Override
  public String process() throws IOException {
    try (FileChannel content = FileChannel.open(run.stagedFile(), StandardOpenOption.READ)) {
      long virtualSize = formats.inspect(content, run.order().format().orElseThrow()).virtualSize();
      downloads.update(run.attempt(), download -> download.inspected(virtualSize));
    }
    return "INSPECTED";
  }
}
