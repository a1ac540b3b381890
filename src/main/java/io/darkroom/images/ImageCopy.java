package io.darkroom.images;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.NullUnmarked;

/**
 * Where the bytes of an image are, or were about to be: the row is there before the object, and is
 * committed with the image.
 */
@Entity
@Table(name = "image_copies")
@Cacheable(false)
@NullUnmarked // JPA fills the fields
public class ImageCopy {

  @Id
  @Column(name = "object_key")
  private String objectKey;

  @Column(name = "image_id")
  private String imageId;

  private String store;

  private boolean committed;

  /** For JPA. */
  protected ImageCopy() {}

  ImageCopy(String imageId, String store, String objectKey) {
    this.imageId = imageId;
    this.store = store;
    this.objectKey = objectKey;
  }

  void commit() {
    committed = true;
  }

  public String imageId() {
    return imageId;
  }

  /** The id of the store. */
  public String store() {
    return store;
  }

  /** The object's name in the store, used for no other object in any store. */
  public String objectKey() {
    return objectKey;
  }

  /** Whether the image can be read from here. */
  public boolean isCommitted() {
    return committed;
  }
}
