package io.darkroom.imports;

import io.darkroom.formats.FormatInspection;
import io.darkroom.formats.Inspection;
import jakarta.batch.api.AbstractBatchlet;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Step {@code inspect}: the bytes must be what they were said to be. */
@Named("inspect")
@Dependent
public class Inspect extends AbstractBatchlet {

  private final ImportRun run;
  private final Content content;
  private final FormatInspection formats;
  private final Downloads downloads;
  private final Conversion conversion;

  @Inject
  public Inspect(
      ImportRun run,
      Content content,
      FormatInspection formats,
      Downloads downloads,
      Conversion conversion) {
    this.run = run;
    this.content = content;
    this.formats = formats;
    this.downloads = downloads;
    this.conversion = conversion;
  }

  @Override
  public String process() throws IOException {
    try (FileChannel bytes = FileChannel.open(content.file(), StandardOpenOption.READ)) {
      Optional<Inspection> found = formats.examine(bytes, content.disk(), content.container());
      downloads.update(
          run.attempt(),
          download -> download.inspected(found.map(Inspection::virtualSize).orElse(null)));
    }
    return conversion.isWanted() ? "CONVERTIBLE" : "INSPECTED";
  }
}
