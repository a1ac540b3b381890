package io.darkroom.images;

import io.darkroom.platform.database.InTransaction;
import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.Set;

/** Switches images off, so that nobody downloads them, and on again. */
@Singleton
@InTransaction
public class Activation {

  private static final Set<ImageStatus> SWITCHABLE =
      EnumSet.of(ImageStatus.ACTIVE, ImageStatus.DEACTIVATED);

  private final Images images;

  @Inject
  public Activation(Images images) {
    this.images = images;
  }

  /**
   * Switches an image off, if it is on.
   *
   * @throws ProblemException IMAGE_NOT_FOUND, or IMAGE_ACTION_REFUSED if it is neither
   */
  public void deactivate(String id) {
    become(id, ImageStatus.DEACTIVATED);
  }

  /**
   * Switches an image on, if it is off.
   *
   * @throws ProblemException as {@link #deactivate}
   */
  public void reactivate(String id) {
    become(id, ImageStatus.ACTIVE);
  }

  private void become(String id, ImageStatus wanted) {
    ImageStatus status = images.lock(id).status();
    if (!SWITCHABLE.contains(status)) {
      throw new ProblemException(Problem.IMAGE_ACTION_REFUSED, id, status.id());
    }
    if (status != wanted) {
      images.become(id, wanted);
    }
  }
}
