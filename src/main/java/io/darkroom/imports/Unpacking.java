package io.darkroom.imports;

import io.darkroom.platform.settings.Settings;
import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import io.darkroom.stores.Intake;
import io.darkroom.stores.Received;
import io.darkroom.stores.Staging;
import io.darkroom.tasks.Progress;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/** Brings what comes out of an archive into a file of the run's. */
@Dependent
public class Unpacking {

  private static final long REPORT_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  private final ImportRun run;
  private final Staging staging;
  private final Downloads downloads;
  private final DownloadQuota quota;
  private final Progress progress;
  private final StepTime time;
  private long reported = System.nanoTime();

  @Inject
  public Unpacking(
      ImportRun run,
      Staging staging,
      Downloads downloads,
      DownloadQuota quota,
      Progress progress,
      Settings settings) {
    this.run = run;
    this.staging = staging;
    this.downloads = downloads;
    this.quota = quota;
    this.progress = progress;
    Duration most = settings.processing().unpacking().timeout();
    this.time =
        new StepTime(
            most, () -> new ProblemException(Problem.UNPACKING_TOO_LONG, most.toSeconds()));
  }

  StepTime time() {
    return time;
  }

  /**
   * Takes all bytes; they are on disk when this returns.
   *
   * @param said of them by the archive
   * @throws InterruptedIOException if it was stopped, or its time is over
   * @throws ProblemException SOURCE_EMPTY; TOO_MANY_BYTES
   */
  void take(InputStream bytes, Map<String, String> said) throws IOException, InterruptedException {
    boolean taken = false;
    try (Intake intake = new Intake(target())) {
      Received received = intake.take((to, at, most) -> read(bytes, to, at, most), this::report);
      requireSome(received.size());
      intake.force();
      staging.force();
      downloads.update(
          run.attempt(), download -> download.became(DerivedContent.unpacked(received, said)));
      quota.require(run.attempt());
      taken = true;
    } finally {
      if (!taken) {
        // At once: if the disk is full, the database may need the room to say so.
        Files.deleteIfExists(run.file(StagedFile.UNPACKED));
      }
    }
  }

  private static void requireSome(long bytes) {
    if (bytes == 0) {
      throw new ProblemException(Problem.SOURCE_EMPTY);
    }
  }

  private FileChannel target() throws IOException {
    return FileChannel.open(
        run.file(StagedFile.UNPACKED),
        StandardOpenOption.CREATE,
        StandardOpenOption.TRUNCATE_EXISTING,
        StandardOpenOption.WRITE);
  }

  private int read(InputStream bytes, byte[] to, int at, int most) throws IOException {
    time.requireMore();
    return bytes.read(to, at, most);
  }

  private void report(long done) {
    staging.requireRoom();
    if (System.nanoTime() - reported > REPORT_NANOS) {
      reported = System.nanoTime();
      progress.bytes(run.attempt(), done, OptionalLong.empty());
      quota.require(run.attempt(), done);
    }
  }
}
