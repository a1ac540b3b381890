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
import java.util.stream.Collectors;

/** The bytes of images, from whichever copy can be read. */
@Singleton
public class ImageContents {

  private final ImageCopies copies;
  private final Stores stores;

  @Inject
  public ImageContents(ImageCopies copies, Stores stores) {
    this.copies = copies;
    this.stores = stores;
  }

  /**
   * Opens the bytes of an image, in the first of the stores that has them, in the order of the
   * setting: the operator names the nearest first. The caller closes them.
   *
   * @throws ProblemException if no copy of it can be read
   */
  public SeekableByteChannel open(Image image) {
    ProblemException refusal = new ProblemException(Problem.STORE_UNAVAILABLE);
    Map<String, String> keys =
        copies.of(image.id()).stream()
            .collect(Collectors.toMap(ImageCopy::store, ImageCopy::objectKey));
    for (ImageStore store : stores.all()) {
      String key = keys.get(store.id());
      if (key != null) {
        try {
          return store.open(key);
        } catch (IOException unreadable) {
          refusal.addSuppressed(unreadable);
        }
      }
    }
    throw refusal;
  }
}
