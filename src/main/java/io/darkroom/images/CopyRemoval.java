package io.darkroom.images;

import io.darkroom.platform.database.InTransaction;
import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.stream.Collectors;

/** Takes an image out of one of several stores. */
@Singleton
@InTransaction
public class CopyRemoval {

  private final Images images;
  private final ImageCopies copies;

  @Inject
  public CopyRemoval(Images images, ImageCopies copies) {
    this.images = images;
    this.copies = copies;
  }

  /**
   * Discards the copy in a store, but not the last one that the image can be read from.
   *
   * @throws ProblemException IMAGE_NOT_FOUND, IMAGE_STATE if it is not active, COPY_NOT_FOUND or
   *     COPY_IS_LAST
   */
  public void remove(String imageId, String store) {
    Image image = images.lock(imageId);
    if (image.status() != ImageStatus.ACTIVE) {
      throw new ProblemException(Problem.IMAGE_STATE, imageId, image.status().id());
    }
    Set<String> holding =
        copies.of(imageId).stream().map(ImageCopy::store).collect(Collectors.toSet());
    if (!holding.contains(store)) {
      throw new ProblemException(Problem.COPY_NOT_FOUND, imageId, store);
    }
    if (holding.size() == 1) {
      throw new ProblemException(Problem.COPY_IS_LAST, imageId, store);
    }
    copies.discardFrom(imageId, store);
  }
}
