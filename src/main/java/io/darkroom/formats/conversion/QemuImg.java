package io.darkroom.formats.conversion;

import io.darkroom.formats.DiskFormat;
import io.darkroom.platform.lifecycle.NodeStarted;
import io.darkroom.platform.settings.ProcessingSettings;
import io.darkroom.platform.settings.SettingException;
import io.darkroom.platform.settings.Settings;
import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import io.darkroom.problems.TransientProblemException;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Converts disks by {@code qemu-img}, one child process each, within the limits {@code
 * darkroom.import.convert-*}. What it is given must have been inspected: only of a backing file is
 * sure that it would not be opened.
 */
@Singleton
public class QemuImg {

  private static final Logger LOG = LoggerFactory.getLogger(QemuImg.class);
  private static final int LONGEST_LOGGED = 300;

  private final ProcessingSettings processing;
  private final long sizeCap;

  @Inject
  public QemuImg(Settings settings) {
    this.processing = settings.processing();
    this.sizeCap = settings.images().sizeCap();
  }

  /** A wrong setting stops the start. */
  void check(@Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) NodeStarted event) {
    if (processing.convertTo().isPresent()) {
      requireAvailable();
    }
  }

  /**
   * Requires the commands to be there.
   *
   * @throws SettingException if one is missing
   */
  public void requireAvailable() {
    if (invocation().isEmpty()) {
      throw new SettingException(
          "darkroom.import.convert-to",
          "none where there is no qemu-img (darkroom.import.qemu-img, of the package qemu-utils) or"
              + " no prlimit and setpriv (of util-linux)");
    }
  }

  /** Whether disks of this format can be converted. */
  public boolean converts(DiskFormat format) {
    return Invocation.drives(format);
  }

  /**
   * Converts a disk.
   *
   * @param from the disk, inspected
   * @param format the format that it has, one that this {@link #converts}
   * @param to becomes the result; is gone if there is none
   * @param target RAW or QCOW2
   * @param progress hears now and then which part is done, from 0 to 1
   * @param stopped whether nobody waits for it any more
   * @throws ProblemException CONVERSION_FAILED; CONVERSION_LIMITED if it needed more than it may;
   *     CONVERSION_UNAVAILABLE, which may pass, if a command is missing
   * @throws java.io.InterruptedIOException if it was stopped
   * @throws IOException if the machine has no room for the result
   */
  public void convert(
      Path from,
      DiskFormat format,
      Path to,
      DiskFormat target,
      DoubleConsumer progress,
      BooleanSupplier stopped)
      throws IOException, InterruptedException {
    boolean done = false;
    try {
      run(from, format, to, target, progress, stopped);
      done = true;
    } finally {
      if (!done) {
        Files.deleteIfExists(to);
      }
    }
  }

  private void run(
      Path from,
      DiskFormat format,
      Path to,
      DiskFormat target,
      DoubleConsumer progress,
      BooleanSupplier stopped)
      throws IOException, InterruptedException {
    Invocation invocation =
        invocation()
            .orElseThrow(() -> new TransientProblemException(Problem.CONVERSION_UNAVAILABLE));
    try (Child child = invocation.start(from, format, to, target)) {
      OptionalInt status =
          child.await(processing.conversion().timeout(), stopped, new Percent(progress)::printed);
      Ending ending = Ending.of(status, child.errors());
      if (ending != Ending.DONE) {
        LOG.info(
            "A conversion ended as {}, with {}: {}",
            ending,
            status,
            withoutPaths(child.errors(), from, to));
      }
      require(ending, format, target);
    }
  }

  private static void require(Ending ending, DiskFormat format, DiskFormat target)
      throws IOException {
    switch (ending) {
      case DONE -> {
        // Nothing to say.
      }
      case FAILED ->
          throw new ProblemException(Problem.CONVERSION_FAILED, format.id(), target.id());
      case LIMITED -> throw new ProblemException(Problem.CONVERSION_LIMITED);
      case DISK_FULL -> throw new IOException("There is no room for the converted image.");
      case NOT_STARTED -> throw new TransientProblemException(Problem.CONVERSION_UNAVAILABLE);
    }
  }

  /** For the log: a path of ours is of no use there, and one of the image's is anything. */
  private static String withoutPaths(String errors, Path from, Path to) {
    String known =
        errors
            .replace(from.toAbsolutePath().toString(), "SOURCE")
            .replace(to.toAbsolutePath().toString(), "RESULT");
    String text = known.replaceAll("/[^\\s',:]+", "PATH").replaceAll("[^ -~]+", " ").strip();
    return text.substring(0, Math.min(text.length(), LONGEST_LOGGED));
  }

  private Optional<Invocation> invocation() {
    Optional<Path> setpriv = Commands.find("setpriv");
    Optional<Path> prlimit = Commands.find("prlimit");
    Optional<Path> qemuImg = Commands.find(processing.conversion().command());
    return setpriv.isEmpty() || prlimit.isEmpty() || qemuImg.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Invocation(
                setpriv.get(), prlimit.get(), qemuImg.get(), processing.conversion(), sizeCap));
  }
}
