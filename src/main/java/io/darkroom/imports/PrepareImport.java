package io.darkroom.imports;

import io.darkroom.images.Image;
import io.darkroom.images.ImageStatus;
import io.darkroom.images.Images;
import io.darkroom.images.ImportMethod;
import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import jakarta.batch.api.Batchlet;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/**
 * Step {@code prepare}: says where the bytes come from, by the method and by what the rows say of
 * the runs before. An image that can be read by now is its own source for what it still lacks.
 */
@Named("prepareImport")
@Dependent
public class PrepareImport implements Batchlet {

  private final ImportRun run;
  private final Images images;
  private final TakeOver before;
  private final StagedUpload upload;
  private final Content content;
  private volatile boolean stopped;

  @Inject
  public PrepareImport(
      ImportRun run, Images images, TakeOver before, StagedUpload upload, Content content) {
    this.run = run;
    this.images = images;
    this.before = before;
    this.upload = upload;
    this.content = content;
  }

  @Override
  public String process() {
    String id = run.imageId();
    Image image =
        images.find(id).orElseThrow(() -> new ProblemException(Problem.IMAGE_NOT_FOUND, id));
    if (run.missing().isEmpty()) {
      return "COMPLETE";
    }
    if (image.status() != ImageStatus.IMPORTING) {
      before.discard(() -> stopped);
      return "COPY";
    }
    if (ApiImportInput.stored(run.task()).method() == ImportMethod.GLANCE_DIRECT) {
      before.discard(() -> stopped);
      return upload.isTaken(() -> stopped) ? staged() : "STOPPED";
    }
    if (run.attempt().number() > 1) {
      before.run(() -> stopped);
    }
    return "FETCH";
  }

  private String staged() {
    return content.isPacked() ? Content.PACKED : "STAGED";
  }

  @Override
  public void stop() {
    stopped = true;
  }
}
