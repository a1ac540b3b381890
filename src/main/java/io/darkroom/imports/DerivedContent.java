package io.darkroom.imports;

import io.darkroom.formats.ContainerFormat;
import io.darkroom.formats.DiskFormat;
import io.darkroom.images.ContentForm;
import io.darkroom.images.ImageContent;
import io.darkroom.platform.json.Json;
import io.darkroom.stores.Received;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.StringReader;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** What a run has made of the bytes that it had fetched: a bare disk, in a file of its own. */
@Embeddable
@NullUnmarked // JPA fills the fields
public class DerivedContent {

  @Column(name = "content_file")
  private String file;

  @Column(name = "content_length")
  private Long length;

  @Column(name = "content_checksum")
  private String checksum;

  @Column(name = "content_hash_value")
  private String sha512;

  @Column(name = "content_disk_format")
  private String diskFormat;

  @Column(name = "content_properties")
  private String properties;

  /** For JPA. */
  protected DerivedContent() {}

  private DerivedContent(StagedFile file, Received bytes) {
    this.file = file.name();
    this.length = bytes.size();
    this.checksum = bytes.md5();
    this.sha512 = bytes.sha512();
  }

  /** What was in an archive, which has said some things of it. */
  static DerivedContent unpacked(Received bytes, Map<String, String> said) {
    DerivedContent unpacked = new DerivedContent(StagedFile.UNPACKED, bytes);
    unpacked.properties = Json.createObjectBuilder(new TreeMap<>(said)).build().toString();
    return unpacked;
  }

  /**
   * What a disk was converted to.
   *
   * @param before what it was made of, if that was not what was fetched
   */
  static DerivedContent converted(
      Received bytes, DiskFormat format, Optional<DerivedContent> before) {
    DerivedContent converted = new DerivedContent(StagedFile.CONVERTED, bytes);
    converted.diskFormat = format.id();
    converted.properties = before.map(unpacked -> unpacked.properties).orElse(null);
    return converted;
  }

  /** Bytes. */
  long length() {
    return length;
  }

  StagedFile file() {
    return StagedFile.valueOf(file);
  }

  /**
   * The image's content.
   *
   * @param sentSize bytes that were fetched
   * @param sentChecksum MD5 of those
   */
  ImageContent content(@Nullable Long virtualSize, long sentSize, String sentChecksum) {
    return new ImageContent(
        length,
        virtualSize,
        checksum,
        sha512,
        Optional.of(
            new ContentForm(
                Optional.ofNullable(diskFormat),
                ContainerFormat.BARE.id(),
                said(),
                sentSize,
                sentChecksum)));
  }

  private Map<String, String> said() {
    Map<String, String> said = new TreeMap<>();
    if (properties != null) {
      try (JsonReader reader = Json.createReader(new StringReader(properties))) {
        JsonObject members = reader.readObject();
        members.forEach((name, value) -> said.put(name, ((JsonString) value).getString()));
      }
    }
    return said;
  }
}
