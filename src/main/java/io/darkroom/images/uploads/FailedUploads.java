package io.darkroom.images.uploads;

import io.darkroom.images.ObjectRemoval;
import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import io.darkroom.stores.ImageStore;
import io.darkroom.stores.Staging;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sees to it that nothing stays of an upload that failed. What cannot be done now is swept. */
@Singleton
public class FailedUploads {

  private static final Logger LOG = LoggerFactory.getLogger(FailedUploads.class);

  private final UploadEnds ends;
  private final Staging staging;
  private final ObjectRemoval removal;

  @Inject
  public FailedUploads(UploadEnds ends, Staging staging, ObjectRemoval removal) {
    this.ends = ends;
    this.staging = staging;
    this.removal = removal;
  }

  /**
   * Puts the image back, or gives it up, and removes the bytes; the failure that led here is the
   * one to report.
   */
  void clear(Upload upload, Optional<ImageStore> store, boolean fatal) {
    try {
      if (!endedWell(upload, store, fatal)) {
        // Also what somebody has discarded before it was there.
        staging.discard(upload.stagedName());
        if (store.isPresent()) {
          store.get().delete(upload.objectKey(store.get().id()));
        }
        removal.run();
      }
    } catch (IOException | RuntimeException failure) {
      LOG.warn("Leaves what came of {} to be swept", upload.stagedName(), failure);
    }
  }

  private boolean endedWell(Upload upload, Optional<ImageStore> store, boolean fatal) {
    try {
      return ends.abandon(upload, store.map(ImageStore::id), fatal);
    } catch (ProblemException refusal) {
      if (refusal.problem().problem() == Problem.IMAGE_NOT_FOUND) {
        return false;
      }
      throw refusal;
    }
  }
}
