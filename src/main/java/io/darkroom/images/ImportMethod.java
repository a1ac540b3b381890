package io.darkroom.images;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Where the bytes of an image come from that its client has made. */
public enum ImportMethod {
  /** From what the client has staged. */
  GLANCE_DIRECT,
  /** From a URL. */
  WEB_DOWNLOAD,
  /** From the image's own copies, for further ones. */
  COPY_IMAGE;

  /** The name on the wire. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** All of them. */
  public static List<String> ids() {
    return Arrays.stream(values()).map(ImportMethod::id).toList();
  }

  public static Optional<ImportMethod> of(String id) {
    return Arrays.stream(values()).filter(method -> method.id().equals(id)).findFirst();
  }
}
