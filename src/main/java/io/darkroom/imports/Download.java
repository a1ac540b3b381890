package io.darkroom.imports;

import io.darkroom.images.ImageContent;
import io.darkroom.sources.Partial;
import io.darkroom.tasks.Attempt;
import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
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

  /** Whether the source was read to its end. */
  private boolean ended;

  private String checksum;

  @Column(name = "os_hash_value")
  private String sha512;

  @Column(name = "virtual_size")
  private Long virtualSize;

  @Embedded private DerivedContent derived;

  /** For JPA. */
  protected Download() {}

  Download(Attempt attempt) {
    name = attempt.name();
    taskId = attempt.taskId();
  }

  /** What a run has that took over the bytes of another. */
  void inherit(Download before) {
    etag = before.etag;
    lastModified = before.lastModified;
    total = before.total;
    staged = before.staged;
    ended = before.ended;
    checksum = before.checksum;
    sha512 = before.sha512;
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

  void staged(long bytes, boolean ended) {
    this.staged = bytes;
    this.ended = ended;
  }

  /** What was staged counts no more. */
  void startAnew() {
    staged = 0;
    ended = false;
    checksum = null;
    sha512 = null;
    derived = null;
  }

  void hashed(String checksum, String sha512) {
    this.checksum = checksum;
    this.sha512 = sha512;
  }

  /** The image is not what was fetched, but what was made of it. */
  void became(DerivedContent derived) {
    this.derived = derived;
  }

  /** What was made of the fetched bytes, if anything was. */
  Optional<DerivedContent> derived() {
    return Optional.ofNullable(derived);
  }

  void inspected(@Nullable Long virtualSize) {
    this.virtualSize = virtualSize;
  }

  /** Bytes that are safe in the staged file. */
  public long staged() {
    return staged;
  }

  /** Whether all bytes of the source are there. */
  public boolean hasEnded() {
    return ended;
  }

  /** Whether the hashes of all bytes are known. */
  public boolean isHashed() {
    return ended && checksum != null && sha512 != null;
  }

  /** What a source can be asked to go on from; nothing, if it gave nothing to know it again by. */
  public Optional<Partial> partial() {
    return staged == 0
        ? Optional.empty()
        : Optional.ofNullable(etag != null ? etag : lastModified)
            .map(validator -> new Partial(staged, validator, total()));
  }

  /** Bytes of the whole source, if it has said so. */
  public OptionalLong total() {
    return total == null ? OptionalLong.empty() : OptionalLong.of(total);
  }

  /**
   * Bytes of the source or of what was made of it, whichever are more; as far as they are known.
   */
  long size() {
    long fetched = Math.max(staged, total().orElse(0));
    return Math.max(fetched, derived().map(DerivedContent::length).orElse(0L));
  }

  /** The run that this is of. */
  public Attempt attempt() {
    return new Attempt(taskId, Integer.parseInt(name.substring(taskId.length() + 1)));
  }

  /** What is known of the bytes, once they were fetched, hashed and inspected. */
  public ImageContent content() {
    if (!isHashed()) {
      throw new IllegalStateException("The download " + name + " is not complete.");
    }
    return derived()
        .map(made -> made.content(virtualSize, staged, checksum))
        .orElseGet(() -> new ImageContent(staged, virtualSize, checksum, sha512));
  }
}
