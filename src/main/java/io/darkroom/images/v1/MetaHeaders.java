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

  private static final String PROPERTY = "property_";

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
      String name = header.toLowerCase(Locale.ROOT).replace('_', '-');
      if (name.startsWith(PREFIX)) {
        String field = name.substring(PREFIX.length()).replace('-', '_');
        Collections.list(request.getHeaders(header))
            .forEach(value -> headers.add(field, client.text(value)));
      }
    }
    return headers;
  }

  private void add(String field, String value) {
    if (field.startsWith(PROPERTY)) {
      add(properties, normal(field.substring(PROPERTY.length())), field, value);
    } else if (KNOWN.contains(field)) {
      add(base, field, field, value);
    } else {
      throw new ProblemException(Problem.HEADER_UNKNOWN, header(field));
    }
  }

  private static void add(
      Map<String, Optional<String>> said, String name, String field, String value) {
    Optional<String> meant = meant(field, value);
    Optional<String> before = said.putIfAbsent(name, meant);
    if (before != null && !before.equals(meant)) {
      throw new ProblemException(Problem.HEADER_CONTRADICTORY, header(field));
    }
  }

  private static Optional<String> meant(String field, String value) {
    String text = value.strip();
    if (text.indexOf('\0') >= 0) {
      throw new ProblemException(Problem.PROPERTY_NOT_STORABLE, header(field));
    }
    return Optional.of(text).filter(some -> !some.isEmpty());
  }

  /** The name that a property has in this API: small letters, digits and underscores. */
  static String normal(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]", "_");
  }

  /** The header that a property is shown in, which cannot have every name that a property can. */
  static String propertyHeader(String name) {
    return PREFIX + "property-" + name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_.+~-]", "_");
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
