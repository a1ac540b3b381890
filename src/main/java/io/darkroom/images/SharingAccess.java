package io.darkroom.images;

import io.darkroom.identity.Caller;
import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/**
 * Who may share images, and who knows with whom they are shared, as the Images API v1 has it.
 * Whoever may not share an image is told no more than that it is not there.
 */
@Singleton
public class SharingAccess {

  private final ImageAccess images;
  private final Members members;

  @Inject
  public SharingAccess(ImageAccess images, Members members) {
    this.images = images;
    this.members = members;
  }

  /**
   * Sees to it that the caller may share the image: it owns it, or is a member that was allowed to.
   *
   * @throws ProblemException IMAGE_NOT_FOUND
   */
  public void require(String imageId, Caller caller) {
    if (!mayShare(images.readable(imageId, caller), caller)) {
      throw new ProblemException(Problem.IMAGE_NOT_FOUND, imageId);
    }
  }

  private boolean mayShare(Image image, Caller caller) {
    return caller.sees(image.owner())
        || membership(image, caller).filter(ImageMember::canShare).isPresent();
  }

  private Optional<ImageMember> membership(Image image, Caller caller) {
    return caller.scope().flatMap(project -> members.find(image.id(), project));
  }

  /**
   * The members of an image: all for those who may share it, for others themselves.
   *
   * @throws ProblemException IMAGE_NOT_FOUND
   */
  public List<ImageMember> members(String imageId, Caller caller) {
    Image image = images.readable(imageId, caller);
    return mayShare(image, caller)
        ? members.of(imageId)
        : membership(image, caller).stream().toList();
  }

  /**
   * The images that are shared with a project, as far as the caller may know: a project knows those
   * that are shared with itself, and those of its own that are shared with another. They are {@link
   * Members#MOST_IMAGES} at most.
   */
  public List<ImageMember> sharedWith(String project, Caller caller) {
    boolean all = caller.admin() || caller.scope().filter(project::equals).isPresent();
    return members.of(project, all ? Optional.empty() : Optional.of(caller.project()));
  }
}
