package io.darkroom.images;

import io.darkroom.platform.database.InTransaction;
import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import io.darkroom.tasks.Cancellation;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/**
 * Deletes images, and ends the tasks that work on them. The rows go in one transaction; the bytes
 * are discarded in it and removed by {@link ObjectRemoval}.
 */
@Singleton
@InTransaction
public class Deletion {

  private final Images images;
  private final Cancellation cancellation;

  @Inject
  public Deletion(Images images, Cancellation cancellation) {
    this.images = images;
    this.cancellation = cancellation;
  }

  /**
   * Deletes an image.
   *
   * @throws ProblemException IMAGE_NOT_FOUND; IMAGE_PROTECTED; IMAGE_STATE if a task begins to work
   *     on it this very moment
   */
  public void delete(String id) {
    images.find(id).ifPresent(Deletion::requireUnprotected);
    cancellation.holdAllOf(id);
    images.lock(id);
    cancellation.cancelAllOf(id);
    images.find(id).ifPresent(this::delete);
  }

  private void delete(Image image) {
    requireUnprotected(image);
    if (cancellation.hasWorkOn(image.id())) {
      throw new ProblemException(Problem.IMAGE_STATE, image.id(), image.status().id());
    }
    images.remove(image);
  }

  private static void requireUnprotected(Image image) {
    if (image.isProtected()) {
      throw new ProblemException(Problem.IMAGE_PROTECTED, image.id());
    }
  }
}
