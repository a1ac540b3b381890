package io.darkroom.images.uploads;

import io.darkroom.platform.InstantColumn;
import io.darkroom.stores.Received;
import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullUnmarked;

/** Data that a client sends, or has staged. As long as the row is there, they are wanted. */
@Entity
@Table(name = "image_uploads")
@Cacheable(false)
@NullUnmarked // JPA fills the fields
public class Upload {

  private static final String PREFIX = "upload.";
  private static final Pattern NAME =
      Pattern.compile("upload\\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:\\..*)?");

  @Id private String id;

  @Column(name = "image_id")
  private String imageId;

  @Convert(converter = UploadKind.Column.class)
  private UploadKind kind;

  private long received;
  private boolean complete;
  private String checksum;

  @Column(name = "os_hash_value")
  private String hashValue;

  @Convert(converter = InstantColumn.class)
  @Column(name = "heard_at")
  private Instant heardAt;

  /** For JPA. */
  protected Upload() {}

  Upload(String imageId, UploadKind kind, long announced, Instant now) {
    id = UUID.randomUUID().toString();
    this.imageId = imageId;
    this.kind = kind;
    received = announced;
    heardAt = now;
  }

  /** Nothing more will come. */
  void complete(Received all) {
    received = all.size();
    checksum = all.md5();
    hashValue = all.sha512();
    complete = true;
  }

  public String id() {
    return id;
  }

  public String imageId() {
    return imageId;
  }

  public UploadKind kind() {
    return kind;
  }

  /** Bytes; as long as it is not complete, those that the project's quota is charged with. */
  public long size() {
    return received;
  }

  /** Whether all data are staged. */
  public boolean isComplete() {
    return complete;
  }

  /** MD5 of all data, hexadecimal; null as long as it is not complete. */
  public String md5() {
    return checksum;
  }

  /** SHA-512 of all data, hexadecimal; null as long as it is not complete. */
  public String sha512() {
    return hashValue;
  }

  /** The id of the upload that a file or an object is named after; none, if it is nobody's. */
  static Optional<String> ofName(String name) {
    return Optional.of(NAME.matcher(name)).filter(Matcher::matches).map(parts -> parts.group(1));
  }

  /** Whether nobody has said for so long that it is received. */
  boolean isSilentSince(Instant time) {
    return !complete && heardAt.isBefore(time);
  }

  /** The name of its staged file. */
  public String stagedName() {
    return PREFIX + id;
  }

  /** The name of its object in a store: used by no other upload and in no other store. */
  String objectKey(String store) {
    return stagedName() + "." + store;
  }
}
