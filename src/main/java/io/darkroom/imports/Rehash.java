package io.darkroom.imports;

import io.darkroom.stores.DigestLane;
import io.darkroom.tasks.Progress;
import jakarta.batch.api.Batchlet;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/** Step {@code rehash}, after a download that went on from an earlier one: reads it all again. */
@Named("rehash")
@Dependent
public class Rehash implements Batchlet {

  private static final int BUFFER = 1024 * 1024;
  private static final long REPORT_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  private final ImportRun run;
  private final Downloads downloads;
  private final Progress progress;
  private volatile boolean stopped;

  @Inject
  public Rehash(ImportRun run, Downloads downloads, Progress progress) {
    this.run = run;
    this.downloads = downloads;
    this.progress = progress;
  }

  @Override
  public String process() throws IOException {
    MessageDigest md5 = DigestLane.digest("MD5");
    MessageDigest sha512 = DigestLane.digest("SHA-512");
    try (FileChannel staged = FileChannel.open(run.stagedFile(), StandardOpenOption.READ)) {
      ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
      long reported = System.nanoTime();
      while (!stopped && staged.read(buffer.clear()) >= 0) {
        md5.update(buffer.flip());
        sha512.update(buffer.rewind());
        if (System.nanoTime() - reported > REPORT_NANOS) {
          reported = System.nanoTime();
          report(staged);
        }
      }
    }
    return stopped ? "STOPPED" : record(hex(md5), hex(sha512));
  }

  private void report(FileChannel staged) throws IOException {
    progress.bytes(run.attempt(), staged.position(), OptionalLong.of(staged.size()));
  }

  private String record(String md5, String sha512) {
    run.order().expected().require(md5, sha512);
    downloads.update(run.attempt(), download -> download.hashed(md5, sha512));
    return "HASHED";
  }

  private static String hex(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest());
  }

  @Override
  public void stop() {
    stopped = true;
  }
}
