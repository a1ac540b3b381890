package io.darkroom.imports;

import io.darkroom.stores.DigestLane;
import io.darkroom.stores.Received;
import io.darkroom.tasks.Progress;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Hashes a file that was written without. */
@Dependent
public class FileHashes {

  private static final int BUFFER = 1024 * 1024;
  private static final long REPORT_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  private final ImportRun run;
  private final Progress progress;

  @Inject
  public FileHashes(ImportRun run, Progress progress) {
    this.run = run;
    this.progress = progress;
  }

  /** Reads all of it; nothing, if it is to stop before. */
  Optional<Received> of(Path path, BooleanSupplier stopped) throws IOException {
    MessageDigest md5 = DigestLane.digest("MD5");
    MessageDigest sha512 = DigestLane.digest("SHA-512");
    try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
      ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
      long reported = System.nanoTime();
      while (!stopped.getAsBoolean() && file.read(buffer.clear()) >= 0) {
        md5.update(buffer.flip());
        sha512.update(buffer.rewind());
        if (System.nanoTime() - reported > REPORT_NANOS) {
          reported = System.nanoTime();
          progress.bytes(run.attempt(), file.position(), OptionalLong.of(file.size()));
        }
      }
      return stopped.getAsBoolean()
          ? Optional.empty()
          : Optional.of(new Received(file.size(), hex(md5), hex(sha512)));
    }
  }

  private static String hex(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest());
  }
}
