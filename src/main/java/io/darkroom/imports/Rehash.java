package io.darkroom.imports;

import io.darkroom.stores.Received;
import jakarta.batch.api.Batchlet;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.Optional;

/** Step {@code rehash}, after a download that went on from an earlier one: reads it all again. */
@Named("rehash")
@Dependent
public class Rehash implements Batchlet {

  private final ImportRun run;
  private final Content content;
  private final Downloads downloads;
  private final FileHashes hashes;
  private volatile boolean stopped;

  @Inject
  public Rehash(ImportRun run, Content content, Downloads downloads, FileHashes hashes) {
    this.run = run;
    this.content = content;
    this.downloads = downloads;
    this.hashes = hashes;
  }

  @Override
  public String process() throws IOException {
    Optional<Received> found = hashes.of(run.stagedFile(), () -> stopped);
    if (found.isEmpty()) {
      return "STOPPED";
    }
    record(found.get());
    return content.isPacked() ? Content.PACKED : "HASHED";
  }

  private void record(Received found) {
    run.order().expected().require(found.md5(), found.sha512());
    downloads.update(run.attempt(), download -> download.hashed(found.md5(), found.sha512()));
  }

  @Override
  public void stop() {
    stopped = true;
  }
}
