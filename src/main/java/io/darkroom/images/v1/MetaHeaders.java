package io.darkroom.images.v1;

import io.darkroom.http.HeaderText;
import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a client says of an image in headers {@code x-image-meta-NAME} and {@code
 * x-image-meta-property-NAME}. In names capitals do not count, and a hyphen is an underscore. What
 * is said with nothing behind it is null, here: empty.
 *
 * @param base by name
 * @param properties by name, in which all punctuation is an underscore
 */
record MetaHeaders(Map<String, Optional<String>> base, Map<String, Optional<String>> properties) {

  /** What the names of headers begin with that say something of an image. */
  static final String PREFIX = "x-image-meta-";

  /** The same in answers: as Glance's server wrote it, and some clients look for it. */
  static final String SHOWN = "X-Image-Meta-";

  private static final String PROPERTY = "property_";

  /** Headers of other names that say something of an image, and of which the same holds. */
  private static final Map<String, String> OTHERS =
      Map.of(
          "x-glance-api-copy-from", "copy_from",
          "x-glance-registry-purge-props", "purge_props");

  /** All names that there were, though some mean nothing when a client sends them. */
  private static final Set<String> KNOWN =
      Set.of(
          "id",
          "name",
          "store",
          "disk_format",
          "container_format",
          "size",
          "checksum",
          "is_public",
          "protected",
          "min_ram",
          "min_disk",
          "owner",
          "location",
          "copy_from",
          "status",
          "uri",
          "created_at",
          "updated_at",
          "deleted_at",
          "deleted",
          "virtual_size");

  /**
   * Reads the headers of a request.
   *
   * @throws ProblemException HEADER_UNKNOWN; HEADER_CONTRADICTORY if one is sent twice with
   *     different values; PROPERTY_NOT_STORABLE
   */
  static MetaHeaders of(HttpServletRequest request) {
    Utf8Header client = Utf8Header.of(request);
    MetaHeaders headers = new MetaHeaders(new LinkedHashMap<>(), new LinkedHashMap<>());
    for (String header : Collections.list(request.getHeaderNames())) {
      String name = client.text(header).toLowerCase(Locale.ROOT).replace('_', '-');
      Collections.list(request.getHeaders(header))
          .forEach(value -> headers.add(name, client.text(value)));
    }
    return headers;
  }

  private void add(String header, String value) {
    if (OTHERS.containsKey(header)) {
      add(base, OTHERS.get(header), header, value);
    } else if (header.startsWith(PREFIX)) {
      addField(header.substring(PREFIX.length()).replace('-', '_'), value);
    }
  }

  private void addField(String field, String value) {
    if (field.startsWith(PROPERTY)) {
      add(properties, normal(field.substring(PROPERTY.length())), header(field), value);
    } else if (KNOWN.contains(field)) {
      add(base, field, header(field), value);
    } else {
      throw new ProblemException(Problem.HEADER_UNKNOWN, header(field));
    }
  }

  private static void add(
      Map<String, Optional<String>> said, String name, String header, String value) {
    Optional<String> meant = meant(header, value);
    Optional<String> before = said.putIfAbsent(name, meant);
    if (before != null && !before.equals(meant)) {
      throw new ProblemException(Problem.HEADER_CONTRADICTORY, header);
    }
  }

  private static Optional<String> meant(String header, String value) {
    String text = value.strip();
    if (text.indexOf('\0') >= 0) {
      throw new ProblemException(Problem.PROPERTY_NOT_STORABLE, header);
    }
    return Optional.of(text).filter(some -> !some.isEmpty());
  }

  /** The name that a property has in this API: small letters, digits and underscores. */
  static String normal(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]", "_");
  }

  /** The header that a property is shown in. */
  static String propertyHeader(String name) {
    return SHOWN + "Property-" + normal(name);
  }

  /** The header that a field is sent in. */
  static String header(String field) {
    return HeaderText.printable(PREFIX + field);
  }

  boolean has(String field) {
    return base.containsKey(field);
  }

  /** What is said of a field; empty if nothing is, or that it is null. */
  Optional<String> get(String field) {
    return base.getOrDefault(field, Optional.empty());
  }
}
