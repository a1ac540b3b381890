package io.darkroom.imports;

import io.darkroom.images.ImageCopies;
import io.darkroom.stores.ImageStore;
import io.darkroom.stores.Staging;
import io.darkroom.stores.Stores;
import io.darkroom.tasks.Attempt;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the runs of a task have left outside of the database. */
@Singleton
public class RunRemains {

  private static final Logger LOG = LoggerFactory.getLogger(RunRemains.class);

  private final ImageCopies copies;
  private final Staging staging;
  private final Stores stores;

  @Inject
  public RunRemains(ImageCopies copies, Staging staging, Stores stores) {
    this.copies = copies;
    this.staging = staging;
    this.stores = stores;
  }

  /**
   * Takes what bears the names of a run and of those before it, but for what an image needs. What a
   * store does not give up now is the reconciler's.
   */
  void discard(Attempt newest) {
    for (int number = 1; number <= newest.number(); number++) {
      Attempt attempt = new Attempt(newest.taskId(), number);
      remove(attempt.name(), () -> StagedFile.discard(attempt, staging));
      for (ImageStore store : stores.all()) {
        String key = ObjectKey.of(attempt, store);
        if (!copies.isRead(key)) {
          remove(key, () -> store.delete(key));
        }
      }
    }
  }

  @FunctionalInterface
  private interface Removal {
    void run() throws IOException;
  }

  private static void remove(String name, Removal removal) {
    try {
      removal.run();
    } catch (IOException failure) {
      LOG.warn("Left {} behind", name, failure);
    }
  }
}
