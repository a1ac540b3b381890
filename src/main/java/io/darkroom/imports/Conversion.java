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
import java.nio.file.Files;
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
  private final DownloadQuota quota;
  private final Progress progress;
  private final long sizeCap;
  private final Optional<DiskFormat> wanted;
  private final StepTime time;

  @Inject
  public Conversion(
      ImportRun run,
      Content content,
      QemuImg tool,
      FormatInspection formats,
      FileHashes hashes,
      Staging staging,
      Downloads downloads,
      DownloadQuota quota,
      Progress progress,
      Settings settings) {
    this.run = run;
    this.content = content;
    this.tool = tool;
    this.formats = formats;
    this.hashes = hashes;
    this.staging = staging;
    this.downloads = downloads;
    this.quota = quota;
    this.progress = progress;
    this.sizeCap = settings.images().sizeCap();
    this.wanted = settings.processing().convertTo().flatMap(DiskFormat::of);
    this.time =
        new StepTime(
            settings.processing().conversion().timeout(),
            () -> new ProblemException(Problem.CONVERSION_LIMITED));
  }

  /** Whether the operator keeps disks of this kind in another format. */
  boolean isWanted() {
    DiskFormat format = content.disk();
    return wanted.isPresent()
        && wanted.get() != format
        && content.container() == ContainerFormat.BARE
        && tool.converts(format);
  }

  StepTime time() {
    return time;
  }

  /**
   * Converts the disk.
   *
   * @return false if it was stopped before, or its time is over
   * @throws java.io.InterruptedIOException for the same
   * @throws ProblemException IMAGE_TOO_LARGE, TOO_MANY_BYTES, CONVERSION_FAILED or what {@link
   *     QemuImg#convert} throws
   */
  boolean run() throws IOException, InterruptedException {
    DiskFormat format = content.disk();
    DiskFormat target = wanted.orElseThrow();
    long disk = virtualSize();
    // What little files make of huge disks takes hours, even where nothing comes of it.
    requireSize(disk);
    if (target == DiskFormat.RAW) {
      quota.require(run.attempt(), disk);
    }
    Path converted = run.file(StagedFile.CONVERTED);
    tool.convert(
        content.file(), format, converted, target, part -> report(part, disk), this::isToEnd);
    boolean kept = false;
    try {
      Inspection found = requireSame(disk, converted, format, target);
      Optional<Received> bytes = hashes.of(converted, time::isOver);
      bytes.ifPresent(received -> keep(received, found));
      kept = bytes.isPresent();
    } finally {
      if (!kept) {
        Files.deleteIfExists(converted);
      }
    }
    return kept;
  }

  private boolean isToEnd() {
    staging.requireRoom();
    return time.isOver();
  }

  private void requireSize(long bytes) {
    if (bytes > sizeCap) {
      throw new ProblemException(Problem.IMAGE_TOO_LARGE, String.valueOf(sizeCap));
    }
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
  private Inspection requireSame(long disk, Path converted, DiskFormat format, DiskFormat target)
      throws IOException {
    try (FileChannel bytes =
        FileChannel.open(converted, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      Inspection found = formats.inspect(bytes, target);
      // A tool rounds a disk up to whole sectors.
      if (found.virtualSize() < disk || found.virtualSize() - disk >= 512) {
        throw new ProblemException(Problem.CONVERSION_FAILED, format.id(), target.id());
      }
      bytes.force(true);
      staging.force();
      return found;
    }
  }

  private void keep(Received bytes, Inspection found) {
    requireSize(bytes.size());
    Optional<DerivedContent> before = content.derived();
    downloads.update(
        run.attempt(),
        download -> {
          download.became(DerivedContent.converted(bytes, found.format(), before));
          download.inspected(found.virtualSize());
        });
    quota.require(run.attempt());
  }
}
