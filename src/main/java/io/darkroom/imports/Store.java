package io.darkroom.imports;

import io.darkroom.images.ImageContent;
import io.darkroom.images.ImageImports;
import io.darkroom.images.ImageRuns;
import io.darkroom.images.StoredCopy;
import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import io.darkroom.stores.ImageStore;
import jakarta.batch.api.Batchlet;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Step {@code store}: the bytes go to where images live. Where all stores must take them, readers
 * know of none before the next step; else of each as soon as it is there.
 */
@Named("store")
@Dependent
public class Store implements Batchlet {

  private final ImportRun run;
  private final ImageRuns images;
  private final ImageImports imports;
  private final Downloads downloads;
  private final CopyWriter writer;

  @Inject
  public Store(
      ImportRun run,
      ImageRuns images,
      ImageImports imports,
      Downloads downloads,
      CopyWriter writer) {
    this.run = run;
    this.images = images;
    this.imports = imports;
    this.downloads = downloads;
    this.writer = writer;
  }

  @Override
  public String process() throws InterruptedException {
    List<ImageStore> missing = run.missing();
    List<String> failed = new ArrayList<>();
    for (int i = 0; i < missing.size() && !writer.isStopped(); i++) {
      ImageStore store = missing.get(i);
      try {
        store(store, i == missing.size() - 1);
      } catch (ProblemException failure) {
        miss(store, failure);
        failed.add(store.id());
      }
    }
    if (!writer.isStopped() && failed.size() == missing.size() && !imports.hasTaken(run.task())) {
      throw new ProblemException(Problem.STORES_FAILED, String.join(", ", failed));
    }
    return writer.isStopped() ? "STOPPED" : "STORED";
  }

  private void store(ImageStore store, boolean last) throws InterruptedException {
    String key = ObjectKey.of(run.attempt(), store);
    images.announceCopy(run.attempt(), run.imageId(), store.id(), key);
    if (writer.write(store, key, last) && !run.order().allMustSucceed()) {
      imports.take(
          run.attempt(), run.imageId(), content(), List.of(new StoredCopy(store.id(), key)));
    }
  }

  private Optional<ImageContent> content() {
    return downloads.find(run.attempt()).map(Download::content);
  }

  private void miss(ImageStore store, ProblemException failure) {
    if (run.order().stores().size() == 1) {
      throw failure;
    }
    if (run.order().allMustSucceed()) {
      throw ProblemException.causedBy(failure, Problem.STORES_FAILED, store.id());
    }
    imports.miss(run.attempt(), run.imageId(), store.id());
  }

  @Override
  public void stop() {
    writer.stop();
  }
}
