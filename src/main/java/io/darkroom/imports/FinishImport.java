package io.darkroom.imports;

import io.darkroom.images.ImageImports;
import io.darkroom.images.StoredCopy;
import io.darkroom.images.uploads.Uploads;
import jakarta.batch.api.AbstractBatchlet;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** Step {@code finish}: all that was written can be read from here on, and nothing more comes. */
@Named("finishImport")
@Dependent
public class FinishImport extends AbstractBatchlet {

  private final ImportRun run;
  private final ImageImports imports;
  private final Downloads downloads;
  private final Uploads uploads;

  @Inject
  public FinishImport(ImportRun run, ImageImports imports, Downloads downloads, Uploads uploads) {
    this.run = run;
    this.imports = imports;
    this.downloads = downloads;
    this.uploads = uploads;
  }

  @Override
  public String process() {
    imports.finish(
        run.attempt(),
        run.imageId(),
        downloads.find(run.attempt()).map(Download::content),
        run.order().allMustSucceed() ? written() : List.of());
    // The image is not waiting for an upload any more: nobody else has staged anything for it.
    uploads.forget(run.imageId());
    return "FINISHED";
  }

  private List<StoredCopy> written() {
    return run.missing().stream()
        .map(store -> new StoredCopy(store.id(), ObjectKey.of(run.attempt(), store)))
        .toList();
  }
}
