package io.darkroom.imports;

import io.darkroom.images.Images;
import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import io.darkroom.stores.ImageStore;
import jakarta.batch.api.AbstractBatchlet;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;

/** Step {@code store}: the staged bytes go to where images live, still unknown to readers. */
@Named("store")
@Dependent
public class Store extends AbstractBatchlet {

  private final ImportRun run;
  private final Images images;

  @Inject
  public Store(ImportRun run, Images images) {
    this.run = run;
    this.images = images;
  }

  @Override
  public String process() {
    ImageStore store = run.store();
    String key = ObjectKey.of(run.attempt(), store);
    images.announceCopy(run.attempt(), run.imageId(), store.id(), key);
    try {
      store.put(key, run.stagedFile());
    } catch (IOException failure) {
      throw ProblemException.causedBy(failure, Problem.STORE_UNAVAILABLE);
    }
    return "STORED";
  }
}
