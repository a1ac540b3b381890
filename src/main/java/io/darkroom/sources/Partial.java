package io.darkroom.sources;

import java.util.OptionalLong;

/**
 * What somebody has of a source already: its first bytes.
 *
 * @param bytes how many
 * @param validator tells this version of the source from every other: a strong entity tag with its
 *     quotes, or a date that serves as one (RFC 9110, section 8.8)
 * @param total how many bytes the source has in all, if that is known
 */
public record Partial(long bytes, String validator, OptionalLong total) {

  boolean isTagged() {
    return validator.startsWith("\"");
  }
}
