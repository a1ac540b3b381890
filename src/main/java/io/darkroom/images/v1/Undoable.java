package io.darkroom.images.v1;

import io.darkroom.images.Image;
import io.darkroom.images.ImageDraft;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A change of what is said of an image, which can be taken back as long as nobody builds on it. */
final class Undoable implements Function<Image, ImageDraft> {

  private final Function<Image, ImageDraft> change;
  private volatile @Nullable ImageDraft before;
  private volatile @Nullable ImageDraft after;

  Undoable(Function<Image, ImageDraft> change) {
    this.change = change;
  }

  @Override
  public ImageDraft apply(Image image) {
    ImageDraft found = image.draft();
    ImageDraft made = change.apply(image);
    before = found;
    after = made;
    return made;
  }

  /** What is to be said of the image again: what others have said meanwhile stays. */
  ImageDraft undone(Image image) {
    @Nullable ImageDraft found = before;
    ImageDraft now = image.draft();
    return found != null && now.equals(after) ? found : now;
  }
}
