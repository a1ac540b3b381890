package io.darkroom.imports;

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
import java.nio.file.StandardOpenOption;
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
  private final Progress progress;
  private volatile boolean stopped;
  private long reported = System.nanoTime();

  @Inject
  public Unpacking(ImportRun run, Staging staging, Downloads downloads, Progress progress) {
    this.run = run;
    this.staging = staging;
    this.downloads = downloads;
    this.progress = progress;
  }

  /**
   * Takes all bytes; they are on disk when this returns.
   *
   * @param said of them by the archive
   * @throws InterruptedIOException if it was stopped
   */
  void take(InputStream bytes, Map<String, String> said) throws IOException, InterruptedException {
    try (Intake intake = new Intake(target())) {
      Received received = intake.take((to, at, most) -> read(bytes, to, at, most), this::report);
      intake.force();
      staging.force();
      downloads.update(
          run.attempt(), download -> download.became(DerivedContent.unpacked(received, said)));
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
    if (stopped) {
      throw new InterruptedIOException("The step was stopped.");
    }
    return bytes.read(to, at, most);
  }

  private void report(long done) {
    if (System.nanoTime() - reported > REPORT_NANOS) {
      reported = System.nanoTime();
      progress.bytes(run.attempt(), done, OptionalLong.empty());
    }
  }

  boolean isStopped() {
    return stopped;
  }

  void stop() {
    stopped = true;
  }
}
