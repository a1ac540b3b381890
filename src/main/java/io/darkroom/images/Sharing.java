package io.darkroom.images;

import io.darkroom.identity.Caller;
import io.darkroom.platform.database.InTransaction;
import io.darkroom.problems.ProblemException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Shares images as the Images API v1 has it: members may be allowed to share further, and nobody is
 * asked whether it agrees. An image that its owner has kept private becomes a shared one with its
 * first member. Whether the caller may is asked of the image that nobody else changes.
 */
@Singleton
@InTransaction
public class Sharing {

  private final EntityManager database;
  private final Images images;
  private final Members members;
  private final SharingAccess access;
  private final Clock clock;

  @Inject
  public Sharing(
      EntityManager database, Images images, Members members, SharingAccess access, Clock clock) {
    this.database = database;
    this.images = images;
    this.members = members;
    this.access = access;
    this.clock = clock;
  }

  /**
   * Shares an image with a project; one that it is shared with stays.
   *
   * @param canShare whether it may share the image with others; empty: as it was, else not
   * @throws ProblemException IMAGE_NOT_FOUND, also for a caller who may not; TOO_MANY_MEMBERS
   */
  public void share(String imageId, String member, Optional<Boolean> canShare, Caller caller) {
    Image image = lock(imageId, caller);
    Map<String, ImageMember> there = there(imageId);
    members.requireRoom(there.size() + (there.containsKey(member) ? 0 : 1));
    share(image, Map.of(member, canShare), there);
  }

  /**
   * Shares an image with these projects and no others.
   *
   * @param wanted by their names, what {@link #share} takes of each
   * @throws ProblemException IMAGE_NOT_FOUND, also for a caller who may not; TOO_MANY_MEMBERS
   */
  public void replace(String imageId, Map<String, Optional<Boolean>> wanted, Caller caller) {
    Image image = lock(imageId, caller);
    Map<String, ImageMember> there = there(imageId);
    members.requireRoom(wanted.size());
    there.values().stream()
        .filter(member -> !wanted.containsKey(member.member()))
        .forEach(database::remove);
    share(image, wanted, there);
  }

  /**
   * Ends the sharing with a project.
   *
   * @throws ProblemException IMAGE_NOT_FOUND, also for a caller who may not; MEMBER_NOT_FOUND
   */
  public void remove(String imageId, String member, Caller caller) {
    lock(imageId, caller);
    members.remove(imageId, member);
  }

  private Image lock(String imageId, Caller caller) {
    Image image = images.lock(imageId);
    access.require(imageId, caller);
    return image;
  }

  private Map<String, ImageMember> there(String imageId) {
    Map<String, ImageMember> there = new HashMap<>();
    members.of(imageId).forEach(member -> there.put(member.member(), member));
    return there;
  }

  private void share(
      Image image, Map<String, Optional<Boolean>> wanted, Map<String, ImageMember> there) {
    wanted.forEach(
        (name, canShare) -> {
          ImageMember member =
              there.computeIfAbsent(name, newcomer -> members.added(image.id(), newcomer));
          canShare.ifPresent(allowed -> member.allowSharing(allowed, clock.instant()));
        });
    if (!wanted.isEmpty() && image.visibility().equals("private")) {
      image.becomeShared(clock.instant());
    }
  }
}
