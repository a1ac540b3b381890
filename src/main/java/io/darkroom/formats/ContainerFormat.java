package io.darkroom.formats;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The container formats of the Image API v2, in the order in which its schema lists them. */
public enum ContainerFormat {
  AMI,
  ARI,
  AKI,
  BARE,
  OVF,
  OVA,
  DOCKER,
  COMPRESSED;

  /** The name of the format in the API. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The ids of all of them. */
  public static List<String> ids() {
    return Stream.of(values()).map(ContainerFormat::id).toList();
  }

  /** The format with this id, to the letter; empty if there is none. */
  public static Optional<ContainerFormat> of(String id) {
    return Stream.of(values()).filter(format -> format.id().equals(id)).findFirst();
  }
}
