package io.darkroom.imports;

import io.darkroom.images.ImageImports;
import jakarta.batch.api.AbstractBatchlet;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** Step {@code finish}: all that was written can be read from here on, and nothing more comes. */
@Named("finishImport")
@Dependent
public class FinishImport extends AbstractBatchlet {

  private final ImportRun run;
  private final ImageImports imports;
  private final Downloads downloads;

  @Inject
  public FinishImport(ImportRun run, ImageImports imports, Downloads downloads) {
    this.run = run;
    this.imports = imports;
    this.downloads = downloads;
  }

  @Override
  public String process() {
    imports.finish(
        run.attempt(),
        run.imageId(),
        downloads.find(run.attempt()).map(Download::content),
        run.order().allMustSucceed());
    return "FINISHED";
  }
}
