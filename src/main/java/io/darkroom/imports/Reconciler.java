package io.darkroom.imports;

import io.darkroom.images.ImageRuns;
import io.darkroom.images.ObjectRemoval;
import io.darkroom.platform.lifecycle.Node;
import io.darkroom.platform.settings.Settings;
import io.darkroom.tasks.Chore;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes what dead nodes have left behind and nobody will ask for: images first, then bytes. */
@Singleton
public class Reconciler implements Chore {

  private static final Logger LOG = LoggerFactory.getLogger(Reconciler.class);
  private static final int BATCH = 100;

  private final ImageRuns images;
  private final ObjectRemoval removal;
  private final Leftovers leftovers;
  private final Node node;
  private final Duration interval;

  @Inject
  public Reconciler(
      ImageRuns images, ObjectRemoval removal, Leftovers leftovers, Node node, Settings settings) {
    this.images = images;
    this.removal = removal;
    this.leftovers = leftovers;
    this.node = node;
    this.interval = settings.tasks().reconcileInterval();
  }

  @Override
  public String name() {
    return "reconciler";
  }

  @Override
  public Duration interval() {
    return interval;
  }

  @Override
  public void run() {
    int removed = 0;
    int batch = BATCH;
    while (batch == BATCH && !node.isStopping()) {
      batch = images.forgetAbandoned(BATCH);
      removed += batch;
    }
    int discarded = removal.runToTheEnd(node::isStopping);
    try {
      int staged = leftovers.removeStaged();
      int objects = discarded + leftovers.removeStored();
      if (removed + staged + objects > 0) {
        LOG.info(
            "Removed {} images without a task, {} staged files and {} objects without an image",
            removed,
            staged,
            objects);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
