package io.darkroom.images;

import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import io.darkroom.tasks.Rights;
import java.util.Map;

/**
 * To whom somebody may show and give an image.
 *
 * @param project the one that the requester works in
 * @param rights what the requester may do
 */
public record DraftRules(String project, Rights rights) {

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
    if (rule != null && !rights.include(rule)) {
      throw new ProblemException(Problem.VISIBILITY_FORBIDDEN, visibility);
    }
  }

  /**
   * Refuses an owner that the requester may not give images to.
   *
   * @throws ProblemException OWNER_FORBIDDEN, or PROPERTY_EMPTY: every image has one
   */
  public void requireOwner(String owner) {
    if (!rights.include("context_is_admin") && !owner.equals(project)) {
      throw new ProblemException(Problem.OWNER_FORBIDDEN);
    }
    if (owner.isBlank()) {
      throw new ProblemException(Problem.PROPERTY_EMPTY, "owner");
    }
  }
}
