package io.darkroom.images.v2;

import java.util.List;

/** The ways in which an image that was created can get its data from an import. */
final class ImportMethods {

  static final List<String> ALL = List.of("glance-direct", "web-download", "copy-image");

  private ImportMethods() {}
}
