package io.darkroom.images;

import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import io.darkroom.stores.ImageStore;
import io.darkroom.stores.Stores;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.util.Optional;

/** The bytes of images, from whichever copy can be read. */
@Singleton
public class ImageContents {

  private final Images images;
  private final Stores stores;

  @Inject
  public ImageContents(Images images, Stores stores) {
    this.images = images;
    this.stores = stores;
  }

  /**
   * Opens the bytes of an image; the caller closes them.
   *
   * @throws ProblemException if no copy of it can be read
   */
  public SeekableByteChannel open(Image image) {
    ProblemException refusal = new ProblemException(Problem.STORE_UNAVAILABLE);
    for (ImageCopy copy : images.copies(image.id())) {
      Optional<ImageStore> store = stores.named(copy.store());
      if (store.isPresent()) {
        try {
          return store.get().open(copy.objectKey());
        } catch (IOException unreadable) {
          refusal.addSuppressed(unreadable);
        }
      }
    }
    throw refusal;
  }
}
