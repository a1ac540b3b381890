package io.darkroom.images;

import io.darkroom.platform.database.InTransaction;
import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** The tags of images, one at a time. */
@Singleton
@InTransaction
public class Tags {

  private final Images images;

  @Inject
  public Tags(Images images) {
    this.images = images;
  }

  /**
   * Refuses what can be no tag.
   *
   * @throws ProblemException PROPERTY_TOO_LONG
   */
  public static void require(String tag) {
    if (PropertyNames.isTooLong(tag)) {
      throw new ProblemException(Problem.PROPERTY_TOO_LONG, "tags", PropertyNames.LONGEST);
    }
  }

  /**
   * Gives an image a tag, if it has not got it.
   *
   * @throws ProblemException IMAGE_NOT_FOUND, TOO_MANY_TAGS, or as {@link #require}
   */
  public void add(String imageId, String tag) {
    require(tag);
    images.update(imageId, image -> with(image.draft(), tag));
  }

  private static ImageDraft with(ImageDraft draft, String tag) {
    List<String> tags = new ArrayList<>(draft.tags());
    if (!tags.contains(tag)) {
      tags.add(tag);
    }
    return draft.withTags(tags);
  }

  /**
   * Takes a tag from an image.
   *
   * @throws ProblemException IMAGE_NOT_FOUND or TAG_NOT_FOUND
   */
  public void remove(String imageId, String tag) {
    images.update(imageId, image -> without(image.draft(), tag));
  }

  private static ImageDraft without(ImageDraft draft, String tag) {
    List<String> tags = new ArrayList<>(draft.tags());
    if (!tags.remove(tag)) {
      throw new ProblemException(Problem.TAG_NOT_FOUND, tag);
    }
    return draft.withTags(tags);
  }
}
