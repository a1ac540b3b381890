package io.darkroom.imports;

import java.util.Set;
import java.util.TreeSet;

/** What can be imported so far: formats whose headers this version can inspect. */
final class ImportFormats {

  private static final Set<String> DISK = new TreeSet<>(Set.of("raw", "qcow2"));
  private static final Set<String> CONTAINER = new TreeSet<>(Set.of("bare"));

  private ImportFormats() {}

  static Set<String> disk() {
    return DISK;
  }

  /** The others hold something else than a disk, which would have to be unpacked first. */
  static Set<String> container() {
    return CONTAINER;
  }
}
