package io.darkroom.imports;

import io.darkroom.images.Image;
import io.darkroom.images.ImageStatus;
import io.darkroom.images.Images;
import jakarta.batch.api.AbstractBatchlet;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** Step {@code create-image}: the image appears, without content. */
@Named("createImage")
@Dependent
public class CreateImage extends AbstractBatchlet {

  private final ImportRun run;
  private final Images images;

  @Inject
  public CreateImage(ImportRun run, Images images) {
    this.run = run;
    this.images = images;
  }

  @Override
  public String process() {
    Image image = images.startImport(run.attempt(), run.input().image());
    return image.status() == ImageStatus.ACTIVE ? "ALREADY_ACTIVE" : "CREATED";
  }
}
