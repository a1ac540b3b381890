package io.darkroom.images;

import io.darkroom.platform.database.InTransaction;
import io.darkroom.platform.settings.Settings;
import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Who images are shared with. */
@Singleton
@InTransaction
public class Members {

  /** More than that no list of a member's images has: anybody can share images with it. */
  static final int MOST_IMAGES = 10_000;

  private final EntityManager database;
  private final Images images;
  private final int most;
  private final Clock clock;

  @Inject
  public Members(EntityManager database, Images images, Settings settings, Clock clock) {
    this.database = database;
    this.images = images;
    this.most = settings.images().maxMembers();
    this.clock = clock;
  }

  public Optional<ImageMember> find(String imageId, String member) {
    return Optional.ofNullable(
        database.find(ImageMember.class, new ImageMember.Key(imageId, member)));
  }

  /** In the order in which they were added. */
  public List<ImageMember> of(String imageId) {
    return database
        .createQuery(
            "select m from ImageMember m where m.imageId = :id order by m.createdAt, m.member",
            ImageMember.class)
        .setParameter("id", imageId)
        .getResultList();
  }

  /**
   * The images that are shared with a project, in the order of their ids: {@link #MOST_IMAGES} at
   * most.
   *
   * @param owner only those of this project; empty: of all
   */
  List<ImageMember> of(String member, Optional<String> owner) {
    TypedQuery<ImageMember> query =
        database
            .createQuery(
                "select m from ImageMember m, Image i where i.id = m.imageId and m.member = :member"
                    + " and i.visibility <> 'private'"
                    + (owner.isPresent() ? " and i.owner = :owner" : "")
                    + " order by m.imageId",
                ImageMember.class)
            .setParameter("member", member)
            .setMaxResults(MOST_IMAGES);
    owner.ifPresent(name -> query.setParameter("owner", name));
    return query.getResultList();
  }

  /**
   * Shares an image with a project.
   *
   * @throws ProblemException IMAGE_NOT_FOUND, IMAGE_NOT_SHARED, MEMBER_EXISTS or TOO_MANY_MEMBERS
   */
  public ImageMember add(String imageId, String member) {
    Image image = images.lock(imageId);
    if (!image.isShared()) {
      throw new ProblemException(Problem.IMAGE_NOT_SHARED, imageId);
    }
    if (find(imageId, member).isPresent()) {
      throw new ProblemException(Problem.MEMBER_EXISTS, member);
    }
    requireRoom(of(imageId).size() + 1);
    return added(imageId, member);
  }

  /**
   * Refuses more members than an image may have.
   *
   * @throws ProblemException TOO_MANY_MEMBERS
   */
  void requireRoom(int members) {
    if (members > most) {
      throw new ProblemException(Problem.TOO_MANY_MEMBERS, most);
    }
  }

  ImageMember added(String imageId, String member) {
    ImageMember added = new ImageMember(imageId, member, clock.instant());
    database.persist(added);
    return added;
  }

  /**
   * Writes down what a member says.
   *
   * @throws ProblemException MEMBER_NOT_FOUND
   */
  public ImageMember answer(String imageId, String member, MemberStatus status) {
    images.lock(imageId);
    ImageMember found = require(imageId, member);
    found.answer(status, clock.instant());
    return found;
  }

  /**
   * Ends the sharing with a project.
   *
   * @throws ProblemException MEMBER_NOT_FOUND
   */
  public void remove(String imageId, String member) {
    images.lock(imageId);
    database.remove(require(imageId, member));
  }

  private ImageMember require(String imageId, String member) {
    return find(imageId, member)
        .orElseThrow(() -> new ProblemException(Problem.MEMBER_NOT_FOUND, member));
  }
}
