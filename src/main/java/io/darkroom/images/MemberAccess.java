package io.darkroom.images;

import io.darkroom.identity.Caller;
import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;

/** Who sees the members of an image, who adds and removes them, and who answers for them. */
@Singleton
public class MemberAccess {

  private final ImageAccess images;
  private final Members members;

  @Inject
  public MemberAccess(ImageAccess images, Members members) {
    this.images = images;
    this.members = members;
  }

  /**
   * The members that the caller sees: all of an own image, of another the caller itself.
   *
   * @throws ProblemException IMAGE_NOT_FOUND or IMAGE_NOT_SHARED
   */
  public List<ImageMember> readable(String imageId, Caller caller) {
    Image image = shared(images.readable(imageId, caller));
    return members.of(imageId).stream()
        .filter(member -> caller.sees(image.owner()) || is(caller, member.member()))
        .toList();
  }

  /**
   * One of the members that the caller sees; an image that is not shared has none.
   *
   * @throws ProblemException IMAGE_NOT_FOUND or MEMBER_NOT_FOUND
   */
  public ImageMember readable(String imageId, String member, Caller caller) {
    Image image = images.readable(imageId, caller);
    return members
        .find(imageId, member)
        .filter(found -> image.isShared())
        .filter(found -> caller.sees(image.owner()) || is(caller, member))
        .orElseThrow(() -> new ProblemException(Problem.MEMBER_NOT_FOUND, member));
  }

  /**
   * Sees to it that the caller may say with whom the image is shared.
   *
   * @throws ProblemException IMAGE_NOT_FOUND, IMAGE_NOT_YOURS or IMAGE_NOT_SHARED
   */
  public void requireOwn(String imageId, Caller caller) {
    shared(images.own(imageId, caller));
  }

  /**
   * Sees to it that the caller may say what a member thinks of the image: even its owner may not.
   *
   * @throws ProblemException IMAGE_NOT_FOUND, IMAGE_NOT_SHARED, MEMBER_SPEAKS_FOR_ITSELF, or
   *     MEMBER_NOT_FOUND when another member asks
   */
  public void requireVoice(String imageId, String member, Caller caller) {
    Image image = shared(images.readable(imageId, caller));
    if (caller.admin() || is(caller, member)) {
      return;
    }
    throw caller.sees(image.owner())
        ? new ProblemException(Problem.MEMBER_SPEAKS_FOR_ITSELF, member)
        : new ProblemException(Problem.MEMBER_NOT_FOUND, member);
  }

  private static boolean is(Caller caller, String project) {
    return caller.scope().filter(project::equals).isPresent();
  }

  private static Image shared(Image image) {
    if (!image.isShared()) {
      throw new ProblemException(Problem.IMAGE_NOT_SHARED, image.id());
    }
    return image;
  }
}
