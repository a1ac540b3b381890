package io.darkroom.images;

import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import io.darkroom.stores.ImageStore;
import io.darkroom.stores.Stores;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The bytes of images, from whichever copy can be read. */
@Singleton
public class ImageContents {

  private final Images images;
  private final ImageCopies copies;
  private final Stores stores;

  @Inject
  public ImageContents(Images images, ImageCopies copies, Stores stores) {
    this.images = images;
    this.copies = copies;
    this.stores = stores;
  }

  /**
   * Opens the bytes of an image, in the first of the stores that has them, in the order of the
   * setting: the operator names the nearest first. The caller closes them.
   *
   * @throws ProblemException STORE_UNAVAILABLE if no copy of it can be read, IMAGE_NOT_FOUND if it
   *     was deleted meanwhile
   */
  public SeekableByteChannel open(Image image) {
    ProblemException refusal = new ProblemException(Problem.STORE_UNAVAILABLE);
    return open(image.id(), refusal)
        // The copy may have been removed between the look and the hand.
        .or(() -> open(image.id(), refusal))
        .orElseThrow(() -> images.find(image.id()).isPresent() ? refusal : gone(image));
  }

  private Optional<SeekableByteChannel> open(String id, ProblemException refusal) {
    Map<String, String> keys =
        copies.of(id).stream().collect(Collectors.toMap(ImageCopy::store, ImageCopy::objectKey));
    for (ImageStore store : stores.all()) {
      String key = keys.get(store.id());
      if (key != null) {
        try {
          return Optional.of(store.open(key));
        } catch (IOException unreadable) {
          refusal.addSuppressed(unreadable);
        }
      }
    }
    return Optional.empty();
  }

  private static ProblemException gone(Image image) {
    return new ProblemException(Problem.IMAGE_NOT_FOUND, image.id());
  }
}
