package io.darkroom.images;

import io.darkroom.images.DiscardedObjects.Discarded;
import io.darkroom.platform.database.Durability;
import io.darkroom.stores.ImageStore;
import io.darkroom.stores.Staging;
import io.darkroom.stores.Stores;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes discarded objects out of their stores: at once after the transaction that discarded them,
 * and again and again as long as a store refuses, or is not configured here.
 */
@Singleton
public class ObjectRemoval {

  private static final Logger LOG = LoggerFactory.getLogger(ObjectRemoval.class);
  private static final int BATCH = 100;

  private final DiscardedObjects discarded;
  private final Stores stores;
  private final Staging staging;
  private final Durability durability;

  @Inject
  public ObjectRemoval(
      DiscardedObjects discarded, Stores stores, Staging staging, Durability durability) {
    this.discarded = discarded;
    this.stores = stores;
    this.staging = staging;
    this.durability = durability;
  }

  /**
   * Removes all that can be removed.
   *
   * @param stopping whether it is time to leave the rest for another time
   * @return how many objects are gone now
   */
  public int runToTheEnd(BooleanSupplier stopping) {
    int gone = 0;
    List<Discarded> batch = discarded.behind("", BATCH);
    while (!batch.isEmpty() && !stopping.getAsBoolean()) {
      gone += remove(batch);
      batch = discarded.behind(batch.get(batch.size() - 1).objectKey(), BATCH);
    }
    return gone;
  }

  /** Removes what was discarded last, as far as that can be done now. */
  public void run() {
    remove(discarded.newest(BATCH));
  }

  /** Not before it is on disk that nobody reads them: somebody else may have discarded some. */
  private int remove(List<Discarded> objects) {
    if (!objects.isEmpty()) {
      durability.force();
    }
    int gone = 0;
    for (Discarded object : objects) {
      if (isRemoved(object)) {
        discarded.removed(object.objectKey());
        gone++;
      }
    }
    return gone;
  }

  private boolean isRemoved(Discarded object) {
    try {
      if (object.store().equals(Staging.ID)) {
        staging.discard(object.objectKey());
        return true;
      }
      Optional<ImageStore> store = stores.named(object.store());
      if (store.isPresent()) {
        store.get().delete(object.objectKey());
      }
      return store.isPresent();
    } catch (IOException failure) {
      LOG.warn("Cannot remove {} from {} yet", object.objectKey(), object.store(), failure);
      return false;
    }
  }
}
