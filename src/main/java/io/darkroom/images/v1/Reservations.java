package io.darkroom.images.v1;

import io.darkroom.images.ExpectedContent;
import io.darkroom.images.Image;
import io.darkroom.images.ImageDraft;
import io.darkroom.images.ImageStatus;
import io.darkroom.images.Images;
import io.darkroom.platform.database.InTransaction;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Says of images what they are, and begins to give them data, in one transaction: a request that is
 * refused has changed nothing.
 */
@Singleton
@InTransaction
public class Reservations {

  private final Images images;

  @Inject
  public Reservations(Images images) {
    this.images = images;
  }

  /**
   * Makes an image.
   *
   * @param id the one that the client wants
   * @param begin begins to give it data, or does nothing
   * @throws io.darkroom.problems.ProblemException what {@link Images#create} throws, or beginning
   */
  public <T> T create(
      Optional<String> id, ImageDraft draft, ExpectedContent expected, Function<Image, T> begin) {
    Image image = images.create(id, draft);
    expect(image, expected);
    return begin.apply(image);
  }

  private void expect(Image image, ExpectedContent content) {
    if (image.status() == ImageStatus.QUEUED && !content.equals(image.expected())) {
      images.expect(image.id(), content);
    }
  }

  /** Takes a change back, if the image waits for data as it did before. */
  public void undo(String id, Undoable change) {
    boolean waits =
        images.find(id).filter(image -> image.status() == ImageStatus.QUEUED).isPresent();
    if (waits) {
      images.update(id, change::undone);
    }
  }

  /**
   * Changes an image.
   *
   * @param change what is to be said of the image that it is given, which nobody else changes
   * @param expected what its data are to be, if they are still to come, after what they were to be
   * @param begin begins to give it data, or does nothing
   * @throws io.darkroom.problems.ProblemException what {@link Images#update} throws, or beginning
   */
  public <T> T change(
      String id,
      Function<Image, ImageDraft> change,
      UnaryOperator<ExpectedContent> expected,
      Function<Image, T> begin) {
    Image image = images.update(id, change);
    expect(image, expected.apply(image.expected()));
    return begin.apply(image);
  }
}
