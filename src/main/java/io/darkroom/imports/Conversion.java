package io.darkroom.imports;

import io.darkroom.formats.ContainerFormat;
import io.darkroom.formats.DiskFormat;
import io.darkroom.formats.FormatInspection;
import io.darkroom.formats.Inspection;
import io.darkroom.formats.conversion.QemuImg;
import io.darkroom.platform.settings.Settings;
import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import io.darkroom.stores.Received;
import io.darkroom.stores.Staging;
import io.darkroom.tasks.Progress;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.OptionalLong;

/** One conversion of a run's disk, within the limits, the result of which is inspected again. */
@Dependent
public class Conversion {

  private final ImportRun run;
  private final Content content;
  private final QemuImg tool;
  private final FormatInspection formats;
  private final FileHashes hashes;
  private final Staging staging;
  private final Downloads downloads;
  private final Progress progress;
  private final long sizeCap;
  private final Optional<DiskFormat> wanted;
  private volatile boolean stopped;

  @Inject
  public Conversion(
      ImportRun run,
      Content content,
      QemuImg tool,
      FormatInspection formats,
      FileHashes hashes,
      Staging staging,
      Downloads downloads,
      Progress progress,
      Settings settings) {
    this.run = run;
    this.content = content;
    this.tool = tool;
    this.formats = formats;
    this.hashes = hashes;
    this.staging = staging;
    this.downloads = downloads;
    this.progress = progress;
    this.sizeCap = settings.images().sizeCap();
    this.wanted = settings.processing().convertTo().flatMap(DiskFormat::of);
  }

  /** Whether the operator keeps disks of this kind in another format. */
  boolean isWanted() {
    DiskFormat format = content.disk();
    return wanted.isPresent()
        && wanted.get() != format
        && content.container() == ContainerFormat.BARE
        && tool.converts(format);
  }

  /**
   * Converts the disk.
   *
   * @return false if it was stopped before
   * @throws java.io.InterruptedIOException if it was stopped
   * @throws ProblemException IMAGE_TOO_LARGE, CONVERSION_FAILED or what {@link QemuImg#convert}
   *     throws
   */
  boolean run() throws IOException, InterruptedException {
    DiskFormat format = content.disk();
    DiskFormat target = wanted.orElseThrow();
    long disk = virtualSize();
    if (target == DiskFormat.RAW && disk > sizeCap) {
      throw new ProblemException(Problem.IMAGE_TOO_LARGE, String.valueOf(sizeCap));
    }
    Path converted = run.file(StagedFile.CONVERTED);
    tool.convert(
        content.file(), format, converted, target, part -> report(part, disk), () -> stopped);
    requireSame(disk, converted, format, target);
    Optional<Received> bytes = hashes.of(converted, () -> stopped);
    bytes.ifPresent(received -> keep(received, target));
    return bytes.isPresent();
  }

  private long virtualSize() {
    return downloads
        .find(run.attempt())
        .map(Download::content)
        .map(known -> known.virtualSize())
        .orElseThrow(() -> new IllegalStateException("The disk was not inspected."));
  }

  private void report(double part, long disk) {
    progress.bytes(run.attempt(), (long) (part * disk), OptionalLong.of(disk));
  }

  /** Nobody has to believe the tool. */
  private void requireSame(long disk, Path converted, DiskFormat format, DiskFormat target)
      throws IOException {
    try (FileChannel bytes =
        FileChannel.open(converted, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      Inspection found = formats.inspect(bytes, target);
      // A tool rounds a disk up to whole sectors.
      if (found.virtualSize() < disk || found.virtualSize() - disk >= 512) {
        throw new ProblemException(Problem.CONVERSION_FAILED, format.id(), target.id());
      }
      bytes.force(true);
    }
    staging.force();
  }

  private void keep(Received bytes, DiskFormat target) {
    if (bytes.size() > sizeCap) {
      throw new ProblemException(Problem.IMAGE_TOO_LARGE, String.valueOf(sizeCap));
    }
    Optional<DerivedContent> before = content.derived();
    downloads.update(
        run.attempt(),
        download -> download.became(DerivedContent.converted(bytes, target, before)));
  }

  boolean isStopped() {
    return stopped;
  }

  void stop() {
    stopped = true;
  }
}
