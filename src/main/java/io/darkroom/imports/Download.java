package io.darkroom.imports;

import io.darkroom.images.ImageContent;
import io.darkroom.tasks.Attempt;
import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/**
 * What one run of an import has learned of its source, so that its later steps, and one day a run
 * that goes on from here, need not ask the batch runtime's memory.
 */
@Entity
@Table(name = "import_downloads")
@Cacheable(false)
@NullUnmarked // JPA fills the fields
public class Download {

  @Id private String name;

  @Column(name = "task_id")
  private String taskId;

  private String etag;

  @Column(name = "last_modified")
  private String lastModified;

  @Column(name = "length_total")
  private Long total;

  @Column(name = "length_staged")
  private long staged;

  private String checksum;

  @Column(name = "os_hash_value")
  private String sha512;

  @Column(name = "virtual_size")
  private Long virtualSize;

  /** For JPA. */
  protected Download() {}

  Download(Attempt attempt) {
    name = attempt.name();
    taskId = attempt.taskId();
  }

  void found(@Nullable String etag, @Nullable String lastModified, OptionalLong total) {
    this.etag = shorterThan(1024, etag);
    this.lastModified = shorterThan(64, lastModified);
    this.total = total.isPresent() ? total.getAsLong() : null;
  }

  /** A validator that no honest source sends is as good as none. */
  private static @Nullable String shorterThan(int limit, @Nullable String header) {
    return header == null || header.length() > limit ? null : header;
  }

  void staged(long bytes) {
    staged = bytes;
  }

  void hashed(String checksum, String sha512) {
    this.checksum = checksum;
    this.sha512 = sha512;
  }

  void inspected(long virtualSize) {
    this.virtualSize = virtualSize;
  }

  /** Bytes that are safe in the staged file. */
  public long staged() {
    return staged;
  }

  /** A strong validator of the source (RFC 9110, section 8.8.3). */
  public Optional<String> etag() {
    return Optional.ofNullable(etag);
  }

  /** The source's date, as it was sent (RFC 9110, section 8.8.2). */
  public Optional<String> lastModified() {
    return Optional.ofNullable(lastModified);
  }

  /** The task whose run this is. */
  public String taskId() {
    return taskId;
  }

  /** What is known of the bytes, once they were fetched, hashed and inspected. */
  public ImageContent content() {
    if (checksum == null || sha512 == null || virtualSize == null) {
      throw new IllegalStateException("The download " + name + " is not complete.");
    }
    return new ImageContent(staged, virtualSize, checksum, sha512);
  }
}
