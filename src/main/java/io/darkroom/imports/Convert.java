package io.darkroom.imports;

import io.darkroom.formats.ContainerFormat;
import io.darkroom.formats.DiskFormat;
import io.darkroom.formats.conversion.QemuImg;
import io.darkroom.platform.settings.Settings;
import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import jakarta.batch.api.Batchlet;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.Optional;

/**
 * Step {@code convert}: makes a disk that was inspected one of the format that the operator keeps
 * images in. What it was before stays beside it, for a run that has to begin again.
 */
@Named("convert")
@Dependent
public class Convert implements Batchlet {

  private static final String STOPPED = "STOPPED";

  private final Content content;
  private final QemuImg tool;
  private final Conversion conversion;
  private final Optional<DiskFormat> wanted;

  @Inject
  public Convert(Content content, QemuImg tool, Conversion conversion, Settings settings) {
    this.content = content;
    this.tool = tool;
    this.conversion = conversion;
    this.wanted = settings.processing().convertTo().flatMap(DiskFormat::of);
  }

  @Override
  public String process() throws InterruptedException {
    DiskFormat format = content.disk();
    if (wanted.isEmpty()
        || wanted.get() == format
        || content.container() != ContainerFormat.BARE
        || !tool.converts(format)) {
      return "AS_IT_IS";
    }
    try {
      return conversion.run(format, wanted.get()) ? "CONVERTED" : STOPPED;
    } catch (IOException failure) {
      if (conversion.isStopped()) {
        return STOPPED;
      }
      throw ProblemException.causedBy(failure, Problem.STORE_UNAVAILABLE);
    }
  }

  @Override
  public void stop() {
    conversion.stop();
  }
}
