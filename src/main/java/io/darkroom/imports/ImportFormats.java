package io.darkroom.imports;

import io.darkroom.formats.ContainerFormat;
import io.darkroom.formats.DiskFormat;
import io.darkroom.formats.FormatInspection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What can be imported so far: formats whose headers this version can inspect. */
final class ImportFormats {

  private static final Set<String> DISK =
      new FormatInspection()
          .supported().stream().map(DiskFormat::id).collect(Collectors.toCollection(TreeSet::new));
  private static final Set<String> CONTAINER = Set.of(ContainerFormat.BARE.id());

  private ImportFormats() {}

  static Set<String> disk() {
    return DISK;
  }

  /** The others hold something else than a disk, which would have to be unpacked first. */
  static Set<String> container() {
    return CONTAINER;
  }
}
