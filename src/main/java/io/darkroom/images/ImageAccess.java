package io.darkroom.images;

import io.darkroom.identity.Caller;
import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;

/** Which images somebody can see, and which of those somebody may change. */
@Singleton
public class ImageAccess {

  private static final Set<String> FOR_ALL = Set.of("public", "community");

  private final Images images;
  private final Members members;

  @Inject
  public ImageAccess(Images images, Members members) {
    this.images = images;
    this.members = members;
  }

  /**
   * An image that the caller asks for by its id. A member sees it whatever the member has answered:
   * how else could it be looked at before it is accepted?
   *
   * @throws ProblemException IMAGE_NOT_FOUND if there is none, or none for this caller
   */
  public Image readable(String id, Caller caller) {
    return find(id, caller).orElseThrow(() -> new ProblemException(Problem.IMAGE_NOT_FOUND, id));
  }

  /** As {@link #readable}; empty if there is none for this caller. */
  Optional<Image> find(String id, Caller caller) {
    return images.find(id).filter(image -> sees(image, caller));
  }

  private boolean sees(Image image, Caller caller) {
    return caller.sees(image.owner())
        || FOR_ALL.contains(image.visibility())
        || (image.isShared() && isMember(image, caller));
  }

  private boolean isMember(Image image, Caller caller) {
    return caller.scope().flatMap(project -> members.find(image.id(), project)).isPresent();
  }

  /**
   * An image that is the caller's to change.
   *
   * @throws ProblemException IMAGE_NOT_FOUND as for {@link #readable}, or IMAGE_NOT_YOURS
   */
  public Image own(String id, Caller caller) {
    Image image = readable(id, caller);
    if (!caller.sees(image.owner())) {
      throw new ProblemException(Problem.IMAGE_NOT_YOURS, id);
    }
    return image;
  }
}
