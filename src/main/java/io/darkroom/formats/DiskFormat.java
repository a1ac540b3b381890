package io.darkroom.formats;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The disk formats of the Image API v2, in the order in which its schema lists them. */
public enum DiskFormat {
  AMI,
  ARI,
  AKI,
  VHD,
  VHDX,
  VMDK,
  RAW,
  QCOW2,
  VDI,
  PLOOP,
  ISO;

  /** The name of the format in the API. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The ids of all of them. */
  public static List<String> ids() {
    return Stream.of(values()).map(DiskFormat::id).toList();
  }

  /** Whether this is one of Amazon's, each a file of its own kind, of which nothing is known. */
  public boolean isMachinePart() {
    return this == AMI || this == ARI || this == AKI;
  }

  /** The format with this id, to the letter; empty if there is none. */
  public static Optional<DiskFormat> of(String id) {
    return Stream.of(values()).filter(format -> format.id().equals(id)).findFirst();
  }
}
