package io.darkroom.imports;

import io.darkroom.formats.ContainerFormat;
import io.darkroom.formats.DiskFormat;
import io.darkroom.formats.FormatInspection;
import io.darkroom.formats.Inspection;
import io.darkroom.images.Image;
import io.darkroom.images.Images;
import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import jakarta.batch.api.AbstractBatchlet;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Step {@code inspect}: the staged bytes must be what they were said to be. */
@Named("inspect")
@Dependent
public class Inspect extends AbstractBatchlet {

  private final ImportRun run;
  private final Images images;
  private final FormatInspection formats;
  private final Downloads downloads;

  @Inject
  public Inspect(ImportRun run, Images images, FormatInspection formats, Downloads downloads) {
    this.run = run;
    this.images = images;
    this.formats = formats;
    this.downloads = downloads;
  }

  @Override
  public String process() throws IOException {
    try (FileChannel content = FileChannel.open(run.stagedFile(), StandardOpenOption.READ)) {
      Optional<Long> virtualSize = inspect(content).map(Inspection::virtualSize);
      downloads.update(run.attempt(), download -> download.inspected(virtualSize.orElse(null)));
    }
    return "INSPECTED";
  }

  private Optional<Inspection> inspect(FileChannel content) throws IOException {
    Optional<DiskFormat> demanded = run.order().format();
    return demanded.isPresent()
        ? Optional.of(formats.inspect(content, demanded.get()))
        : examine(content, run.imageId());
  }

  private Optional<Inspection> examine(FileChannel content, String imageId) throws IOException {
    ProblemException unknown = new ProblemException(Problem.IMAGE_FORMATS_MISSING, imageId);
    Optional<Image> image = images.find(imageId);
    return formats.examine(
        content,
        image.flatMap(Image::diskFormat).flatMap(DiskFormat::of).orElseThrow(() -> unknown),
        image
            .flatMap(Image::containerFormat)
            .flatMap(ContainerFormat::of)
            .orElseThrow(() -> unknown));
  }
}
