package io.darkroom.formats;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * All that content could be taken for. Tools differ in where they look first, so content that bears
 * the marks of two disks is none of them.
 *
 * @param disks the names of the disk formats whose marks it bears
 * @param packings the names of the archives and compressions whose marks it bears
 * @param isPartitioned whether it begins with a table of partitions
 */
record Marks(List<String> disks, List<String> packings, boolean isPartitioned) {

  private static final List<String> ISO_ALONE = List.of(DiskFormat.ISO.id());

  /** What Cinder makes of an encrypted volume: a raw disk, and the key elsewhere. */
  private static final List<String> ENCRYPTED = List.of(ContentSignatures.LUKS);

  /** That of the container {@code ova}, which is no packing by itself. */
  private static final String TAR = "tar";

  static Marks of(ImageBytes content, List<FormatInspector> inspectors) throws IOException {
    List<String> disks = new ArrayList<>();
    for (FormatInspector inspector : inspectors) {
      if (inspector.recognises(content)) {
        disks.add(inspector.format().id());
      }
    }
    disks.addAll(ContentSignatures.disks(content));
    return new Marks(disks, ContentSignatures.packings(content), PartitionTable.isIn(content));
  }

  /** Whether content with these marks is nothing else than it was declared to be. */
  boolean allow(DiskFormat declared) {
    if (declared.isMachinePart()) {
      return disks.isEmpty();
    }
    if (declared == DiskFormat.RAW) {
      return isHybrid() || disks.equals(ENCRYPTED) || (disks.isEmpty() && packings.isEmpty());
    }
    return disks.equals(List.of(declared.id()));
  }

  /** Whether content with these marks can be a disk that is packed. */
  boolean allowPacked() {
    return disks.isEmpty() && packings.stream().anyMatch(packing -> !packing.equals(TAR));
  }

  /** Whether content with these marks can be an appliance; the oldest of archives bear none. */
  boolean allowAppliance() {
    return disks.isEmpty() && packings.stream().allMatch(TAR::equals);
  }

  /** A file system for optical discs that is written to other disks as it is. */
  private boolean isHybrid() {
    return isPartitioned && disks.equals(ISO_ALONE);
  }

  /** What the content is, for whoever declared it to be something else. */
  String names() {
    if (!disks.isEmpty()) {
      return String.join(", ", disks);
    }
    return packings.isEmpty() ? DiskFormat.RAW.id() : String.join(", ", packings);
  }
}
