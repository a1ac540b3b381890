package io.darkroom.images.uploads;

import io.darkroom.images.ObjectRemoval;
import io.darkroom.platform.lifecycle.Node;
import io.darkroom.platform.settings.Settings;
import io.darkroom.tasks.Chore;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes what uploads have left behind whose receivers are dead. */
@Singleton
public class UploadSweep implements Chore {

  private static final Logger LOG = LoggerFactory.getLogger(UploadSweep.class);
  private static final int BATCH = 100;

  private final DeadUploads dead;
  private final ObjectRemoval removal;
  private final UploadLeftovers leftovers;
  private final Node node;
  private final Duration interval;

  @Inject
  public UploadSweep(
      DeadUploads dead,
      ObjectRemoval removal,
      UploadLeftovers leftovers,
      Node node,
      Settings settings) {
    this.dead = dead;
    this.removal = removal;
    this.leftovers = leftovers;
    this.node = node;
    this.interval = settings.tasks().reconcileInterval();
  }

  @Override
  public String name() {
    return "upload-sweep";
  }

  @Override
  public Duration interval() {
    return interval;
  }

  @Override
  public void run() {
    int released = 0;
    int batch = BATCH;
    while (batch >= BATCH && !node.isStopping()) {
      batch = release();
      released += batch;
    }
    if (released > 0) {
      removal.runToTheEnd(node::isStopping);
    }
    try {
      int files = leftovers.remove();
      if (released + files > 0) {
        LOG.info("Ended {} uploads that nobody received, and removed {} files", released, files);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private int release() {
    Set<String> images = dead.images(BATCH);
    int released = 0;
    for (String image : images) {
      if (dead.release(image)) {
        released++;
      }
    }
    return released;
  }
}
