package io.darkroom.imports;

import io.darkroom.images.Image;
import io.darkroom.images.ImageRuns;
import jakarta.batch.api.Batchlet;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/**
 * Step {@code create-image}: the image appears, without content. A run that follows another finds
 * it there, and takes over what was fetched already.
 */
@Named("createImage")
@Dependent
public class CreateImage implements Batchlet {

  private final ImportRun run;
  private final ImageRuns images;
  private final TakeOver before;
  private volatile boolean stopped;

  @Inject
  public CreateImage(ImportRun run, ImageRuns images, TakeOver before) {
    this.run = run;
    this.images = images;
    this.before = before;
  }

  @Override
  public String process() {
    Image image = images.startImport(run.attempt(), run.input().image());
    if (image.status().hasData()) {
      return "ALREADY_ACTIVE";
    }
    if (run.attempt().number() > 1) {
      before.run(() -> stopped);
    }
    return "CREATED";
  }

  @Override
  public void stop() {
    stopped = true;
  }
}
