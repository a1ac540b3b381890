package io.darkroom.images;

import io.darkroom.platform.InstantColumn;
import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;

/** A project that an image is shared with. */
@Entity
@Table(name = "image_members")
@IdClass(ImageMember.Key.class)
@Cacheable(false)
@NullUnmarked // JPA fills the fields
public class ImageMember {

  /** What tells one membership from another. */
  public record Key(String imageId, String member) implements Serializable {}

  @Id
  @Column(name = "image_id")
  private String imageId;

  @Id private String member;

  @Convert(converter = MemberStatus.Column.class)
  private MemberStatus status;

  @Column(name = "can_share")
  private boolean canShare;

  @Convert(converter = InstantColumn.class)
  @Column(name = "created_at")
  private Instant createdAt;

  @Convert(converter = InstantColumn.class)
  @Column(name = "updated_at")
  private Instant updatedAt;

  /** For JPA. */
  protected ImageMember() {}

  ImageMember(String imageId, String member, Instant now) {
    this.imageId = imageId;
    this.member = member;
    status = MemberStatus.PENDING;
    createdAt = now;
    updatedAt = now;
  }

  /**
   * Refuses what can be no project.
   *
   * @param property what the client calls it
   * @return the name
   * @throws ProblemException PROPERTY_EMPTY or PROPERTY_TOO_LONG
   */
  public static String requireName(String property, String member) {
    if (member.isBlank()) {
      throw new ProblemException(Problem.PROPERTY_EMPTY, property);
    }
    if (PropertyNames.isTooLong(member)) {
      throw new ProblemException(Problem.PROPERTY_TOO_LONG, property, PropertyNames.LONGEST);
    }
    return member;
  }

  void answer(MemberStatus status, Instant now) {
    this.status = status;
    updatedAt = now;
  }

  void allowSharing(boolean allowed, Instant now) {
    if (canShare != allowed) {
      canShare = allowed;
      updatedAt = now;
    }
  }

  public String imageId() {
    return imageId;
  }

  /** The project. */
  public String member() {
    return member;
  }

  public MemberStatus status() {
    return status;
  }

  /** Whether it may share the image with others; v1 only. */
  public boolean canShare() {
    return canShare;
  }

  public Instant createdAt() {
    return createdAt;
  }

  public Instant updatedAt() {
    return updatedAt;
  }
}
