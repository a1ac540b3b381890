package io.darkroom.images;

import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import io.darkroom.tasks.Requester;
import java.util.Map;

/**
 * To whom somebody may show and give an image.
 *
 * @param requester who says what the image is to be
 */
public record DraftRules(Requester requester) {

  /** What Glance asks its rules about before it lets others see an image. */
  private static final Map<String, String> VISIBILITY_RULES =
      Map.of("public", "publicize_image", "community", "communitize_image");

  /**
   * Refuses a visibility that the requester may not give to images.
   *
   * @throws ProblemException VISIBILITY_FORBIDDEN
   */
  public void requireVisibility(String visibility) {
    String rule = VISIBILITY_RULES.get(visibility);
    if (rule != null && !requester.rights().include(rule)) {
      throw new ProblemException(Problem.VISIBILITY_FORBIDDEN, visibility);
    }
  }

  /**
   * Refuses an owner that the requester may not give images to.
   *
   * @throws ProblemException OWNER_FORBIDDEN
   */
  public void requireOwner(String owner) {
    if (!requester.admin() && !owner.equals(requester.project())) {
      throw new ProblemException(Problem.OWNER_FORBIDDEN);
    }
  }
}
