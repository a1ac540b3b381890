package io.darkroom.images;

import io.darkroom.platform.InstantColumn;
import jakarta.persistence.Cacheable;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

/** A disk image: what it is called, who owns it, what is known of its bytes. */
@Entity
@Table(name = "images")
@Cacheable(false)
@NullUnmarked // JPA fills the fields
public class Image {

  /** The one algorithm of {@code os_hash_value}. */
  public static final String HASH_ALGORITHM = "sha512";

  @Id private String id;
  private String name;

  @Convert(converter = ImageStatus.Column.class)
  private ImageStatus status;

  private String visibility;

  @Column(name = "protected")
  private boolean isProtected;

  @Column(name = "os_hidden")
  private boolean hidden;

  private String owner;
  private String checksum;

  @Column(name = "os_hash_algo")
  private String hashAlgorithm;

  @Column(name = "os_hash_value")
  private String hashValue;

  @Column(name = "size_bytes")
  private Long size;

  @Column(name = "virtual_size")
  private Long virtualSize;

  @Column(name = "min_disk")
  private int minDisk;

  @Column(name = "min_ram")
  private int minRam;

  @Column(name = "disk_format")
  private String diskFormat;

  @Column(name = "container_format")
  private String containerFormat;

  @Convert(converter = InstantColumn.class)
  @Column(name = "created_at")
  private Instant createdAt;

  @Convert(converter = InstantColumn.class)
  @Column(name = "updated_at")
  private Instant updatedAt;

  @ElementCollection
  @CollectionTable(name = "image_properties", joinColumns = @JoinColumn(name = "image_id"))
  @MapKeyColumn(name = "name")
  @Column(name = "content")
  private Map<String, String> properties = new HashMap<>();

  @ElementCollection
  @CollectionTable(name = "image_tags", joinColumns = @JoinColumn(name = "image_id"))
  @Column(name = "tag")
  private Set<String> tags = new HashSet<>();

  /** For JPA. */
  protected Image() {}

  Image(ImageDraft draft, Instant now) {
    id = UUID.randomUUID().toString();
    status = ImageStatus.QUEUED;
    name = draft.name();
    visibility = draft.visibility();
    isProtected = draft.isProtected();
    hidden = draft.hidden();
    owner = draft.owner();
    minDisk = draft.minDisk();
    minRam = draft.minRam();
    diskFormat = draft.diskFormat();
    containerFormat = draft.containerFormat();
    tags.addAll(draft.tags());
    properties.putAll(draft.properties());
    createdAt = now;
    updatedAt = now;
  }

  void become(ImageStatus next, Instant now) {
    if (!status.mayBecome(next)) {
      throw new IllegalStateException("Image " + id + ": " + status.id() + " to " + next.id());
    }
    status = next;
    updatedAt = now;
  }

  void receive(ImageContent content) {
    size = content.size();
    virtualSize = content.virtualSize();
    checksum = content.checksum();
    hashAlgorithm = HASH_ALGORITHM;
    hashValue = content.sha512();
  }

  public String id() {
    return id;
  }

  public Optional<String> name() {
    return Optional.ofNullable(name);
  }

  public ImageStatus status() {
    return status;
  }

  public String visibility() {
    return visibility;
  }

  public boolean isProtected() {
    return isProtected;
  }

  public boolean isHidden() {
    return hidden;
  }

  public String owner() {
    return owner;
  }

  /** MD5, hexadecimal. */
  public Optional<String> checksum() {
    return Optional.ofNullable(checksum);
  }

  public Optional<String> hashAlgorithm() {
    return Optional.ofNullable(hashAlgorithm);
  }

  public Optional<String> hashValue() {
    return Optional.ofNullable(hashValue);
  }

  /** Bytes. */
  public OptionalLong size() {
    return size == null ? OptionalLong.empty() : OptionalLong.of(size);
  }

  /** Bytes of the disk that a guest sees. */
  public OptionalLong virtualSize() {
    return virtualSize == null ? OptionalLong.empty() : OptionalLong.of(virtualSize);
  }

  /** GiB. */
  public int minDisk() {
    return minDisk;
  }

  /** MiB. */
  public int minRam() {
    return minRam;
  }

  public Optional<String> diskFormat() {
    return Optional.ofNullable(diskFormat);
  }

  public Optional<String> containerFormat() {
    return Optional.ofNullable(containerFormat);
  }

  public SortedSet<String> tags() {
    return new TreeSet<>(tags);
  }

  public SortedMap<String, String> properties() {
    return new TreeMap<>(properties);
  }

  public Instant createdAt() {
    return createdAt;
  }

  public Instant updatedAt() {
    return updatedAt;
  }
}
