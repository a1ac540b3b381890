package io.darkroom.imports;

import io.darkroom.images.uploads.Upload;
import io.darkroom.images.uploads.Uploads;
import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import io.darkroom.stores.Staging;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.BooleanSupplier;

/**
 * Makes what a client has staged this run's, as if it had been fetched: nobody writes into it any
 * more, so the file can have a second name. The first one stays until the import is over, so that a
 * later run finds it as this one does.
 */
@Dependent
public class StagedUpload {

  private final ImportRun run;
  private final Uploads uploads;
  private final Downloads downloads;
  private final Staging staging;
  private final TakeOver files;

  @Inject
  public StagedUpload(
      ImportRun run, Uploads uploads, Downloads downloads, Staging staging, TakeOver files) {
    this.run = run;
    this.uploads = uploads;
    this.downloads = downloads;
    this.staging = staging;
    this.files = files;
  }

  /**
   * Takes it.
   *
   * @return false if it was stopped before
   * @throws ProblemException IMAGE_NOT_STAGED, or STORE_UNAVAILABLE if the file cannot be had
   */
  boolean isTaken(BooleanSupplier stopped) {
    Upload upload =
        uploads
            .stagedFor(run.imageId())
            .orElseThrow(() -> new ProblemException(Problem.IMAGE_NOT_STAGED, run.imageId()));
    try {
      if (!isNamed(staging.file(upload.stagedName()), upload.size(), stopped)) {
        return false;
      }
    } catch (IOException failure) {
      throw ProblemException.causedBy(failure, Problem.STORE_UNAVAILABLE);
    }
    downloads.update(
        run.attempt(),
        download -> {
          download.staged(upload.size(), true);
          download.hashed(upload.md5(), upload.sha512());
        });
    return true;
  }

  private boolean isNamed(Path file, long size, BooleanSupplier stopped) throws IOException {
    Files.deleteIfExists(run.stagedFile());
    try {
      Files.createLink(run.stagedFile(), file);
      return true;
    } catch (UnsupportedOperationException | IOException noSecondNames) {
      try (FileChannel content = FileChannel.open(file, StandardOpenOption.READ)) {
        return files.copy(content, size, stopped);
      }
    }
  }
}
