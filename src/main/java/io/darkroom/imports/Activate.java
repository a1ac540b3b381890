package io.darkroom.imports;

import io.darkroom.images.ImageRuns;
import jakarta.batch.api.AbstractBatchlet;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** Step {@code activate}: from here on the image can be read. */
@Named("activate")
@Dependent
public class Activate extends AbstractBatchlet {

  private final ImportRun run;
  private final ImageRuns images;
  private final Downloads downloads;

  @Inject
  public Activate(ImportRun run, ImageRuns images, Downloads downloads) {
    this.run = run;
    this.images = images;
    this.downloads = downloads;
  }

  @Override
  public String process() {
    Download download =
        downloads
            .find(run.attempt())
            .orElseThrow(() -> new IllegalStateException("Nothing was downloaded."));
    images.activate(
        run.attempt(),
        run.imageId(),
        download.content(),
        run.stores().stream().map(store -> ObjectKey.of(run.attempt(), store)).toList());
    return "ACTIVE";
  }
}
