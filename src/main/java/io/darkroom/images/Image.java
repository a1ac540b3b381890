package io.darkroom.images;

import io.darkroom.platform.InstantColumn;
import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
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
import jakarta.persistence.Transient;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
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

  /** What the names of properties begin with that the service itself keeps (Glance's own). */
  public static final String SERVICE_PREFIX = "os_glance";

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

  @Column(name = "expected_size")
  private Long expectedSize;

  @Column(name = "expected_checksum")
  private String expectedChecksum;

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

  @Transient private Instant deletedAt;

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
    this(UUID.randomUUID().toString(), draft, now);
  }

  Image(String id, ImageDraft draft, Instant now) {
    this.id = id;
    status = ImageStatus.QUEUED;
    createdAt = now;
    apply(draft, now);
  }

  /**
   * An image that is gone, as far as it is remembered. It is not one of the stored ones.
   *
   * @param size null if none was known
   * @param checksum null if it had no content
   */
  static Image gone(
      String id,
      ImageDraft draft,
      Long size,
      String checksum,
      Instant createdAt,
      Instant deletedAt) {
    Image image = new Image(id, draft, createdAt);
    image.size = size;
    image.checksum = checksum;
    image.become(ImageStatus.DELETED, deletedAt);
    image.deletedAt = deletedAt;
    return image;
  }

  /** Makes the image what the draft says, but for what the service itself keeps of it. */
  final void apply(ImageDraft draft, Instant now) {
    name = draft.name();
    visibility = draft.visibility();
    isProtected = draft.isProtected();
    hidden = draft.hidden();
    owner = draft.owner();
    minDisk = draft.minDisk();
    minRam = draft.minRam();
    diskFormat = draft.diskFormat();
    containerFormat = draft.containerFormat();
    tags.retainAll(draft.tags());
    tags.addAll(draft.tags());
    properties
        .keySet()
        .removeIf(
            kept -> !kept.startsWith(SERVICE_PREFIX) && !draft.properties().containsKey(kept));
    properties.putAll(draft.properties());
    updatedAt = now;
  }

  /** What people have said of the image. */
  public ImageDraft draft() {
    Map<String, String> said = new HashMap<>(properties);
    said.keySet().removeIf(name -> name.startsWith(SERVICE_PREFIX));
    return new ImageDraft(
        name,
        visibility,
        isProtected,
        hidden,
        owner,
        minDisk,
        minRam,
        diskFormat,
        containerFormat,
        List.copyOf(tags()),
        said);
  }

  /** Keeps a word of the service itself: {@code name} begins with {@link #SERVICE_PREFIX}. */
  void note(String name, String content) {
    properties.put(name, content);
  }

  void forgetNote(String name) {
    properties.remove(name);
  }

  /**
   * The only way to another state.
   *
   * @throws ProblemException IMAGE_STATE if it cannot follow the one that the image is in
   */
  void become(ImageStatus next, Instant now) {
    if (!status.mayBecome(next)) {
      throw new ProblemException(Problem.IMAGE_STATE, id, status.id());
    }
    status = next;
    updatedAt = now;
  }

  /** Says what its bytes have to be once they come. */
  void expect(ExpectedContent content) {
    expectedSize = content.size().isPresent() ? content.size().getAsLong() : null;
    expectedChecksum = content.checksum().orElse(null);
  }

  /** What its bytes have to be; nothing is expected of those that it has. */
  public ExpectedContent expected() {
    return new ExpectedContent(optional(expectedSize), Optional.ofNullable(expectedChecksum));
  }

  /**
   * Writes down what is known of its bytes.
   *
   * @throws ProblemException if they are not what was expected, as {@link ExpectedContent} has it
   */
  void receive(ImageContent content) {
    expected().require(content);
    expect(ExpectedContent.ANY);
    size = content.size();
    virtualSize = content.virtualSize();
    checksum = content.checksum();
    hashAlgorithm = HASH_ALGORITHM;
    hashValue = content.sha512();
    if (status == ImageStatus.IMPORTING) {
      // Later, with the bytes in one more store, what the container said may be the owner's no
      // more.
      content.form().ifPresent(this::become);
    }
  }

  private void become(ContentForm form) {
    form.diskFormat().ifPresent(format -> diskFormat = format);
    containerFormat = form.containerFormat();
    form.properties().forEach(properties::putIfAbsent);
  }

  /** Says how many bytes wait to become the image's. */
  void expect(long bytes) {
    size = bytes;
  }

  /** Forgets what was known, and expected, of bytes that are none of the image's any more. */
  void lose() {
    expect(ExpectedContent.ANY);
    size = null;
    virtualSize = null;
    checksum = null;
    hashAlgorithm = null;
    hashValue = null;
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

  /** Whether those see it that its owner has named, besides the owner. */
  public boolean isShared() {
    return visibility.equals("shared");
  }

  void becomeShared(Instant now) {
    visibility = "shared";
    updatedAt = now;
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
    return optional(size);
  }

  /** Bytes; of an image without data as many as it is to have, or 0. */
  public long announcedSize() {
    return size().orElse(expected().size().orElse(0));
  }

  /** Bytes of the disk that a guest sees. */
  public OptionalLong virtualSize() {
    return optional(virtualSize);
  }

  private static OptionalLong optional(Long number) {
    return number == null ? OptionalLong.empty() : OptionalLong.of(number);
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

  /** Whether both formats are known, as they must be before it gets bytes. */
  public boolean hasFormats() {
    return diskFormat != null && containerFormat != null;
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

  /** When it was deleted; only of those that are gone. */
  public Optional<Instant> deletedAt() {
    return Optional.ofNullable(deletedAt);
  }
}
