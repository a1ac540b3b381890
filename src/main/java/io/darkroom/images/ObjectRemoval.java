package io.darkroom.images;

import io.darkroom.images.DiscardedObjects.Discarded;
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

  @Inject
  public ObjectRemoval(DiscardedObjects discarded, Stores stores, Staging staging) {
    this.discarded = discarded;
    this.stores = stores;
    this.staging = staging;
  }

  /**
   * Removes all that can be removed.
   *
   * @param stopping whether it is time to leave the rest for another time
   * @return how many objects are gone now
   */
  public int runToTheEnd(BooleanSupplier stopping) {
    int gone = 0;
    int batch = BATCH;
    while (batch == BATCH && !stopping.getAsBoolean()) {
      batch = run();
      gone += batch;
    }
    return gone;
  }

  /** Removes some of what is to be removed; returns how many objects are gone now. */
  public int run() {
    List<Discarded> objects = discarded.some(BATCH);
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
