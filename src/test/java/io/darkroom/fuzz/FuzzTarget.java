package io.darkroom.fuzz;

import io.darkroom.formats.DiskFormat;
import io.darkroom.formats.FuzzedInspection;
import io.darkroom.formats.archives.FuzzedArchives;
import io.darkroom.problems.ProblemException;
import io.darkroom.sources.FuzzedUrls;
import java.io.IOException;
import java.util.List;

/** Code that takes what strangers send. It may refuse that, and do nothing else but take it. */
@SuppressWarnings("ImmutableEnumChecker") // it cannot see that these lambdas are
enum FuzzTarget {
  RAW(DiskFormat.RAW),
  QCOW2(DiskFormat.QCOW2),
  VMDK(DiskFormat.VMDK),
  VHD(DiskFormat.VHD),
  VHDX(DiskFormat.VHDX),
  VDI(DiskFormat.VDI),
  ISO(DiskFormat.ISO),
  PLOOP(DiskFormat.PLOOP),
  PACKED(FuzzedArchives::unpack, FuzzedArchives.packed()),
  OVA(FuzzedArchives::readOva, FuzzedArchives.appliances()),
  URL(FuzzedUrls::check, FuzzedUrls.samples());

  private final Code code;
  private final List<byte[]> seeds;

  /** What is tried. */
  private interface Code {
    void take(byte[] input) throws IOException;
  }

  FuzzTarget(DiskFormat format) {
    this(input -> FuzzedInspection.inspect(input, format), FuzzedInspection.samples(format));
  }

  FuzzTarget(Code code, List<byte[]> seeds) {
    this.code = code;
    this.seeds = seeds;
  }

  /** Whether the input was taken, and not refused. */
  boolean takes(byte[] input) throws IOException {
    try {
      code.take(input);
      return true;
    } catch (ProblemException refused) {
      return false;
    }
  }

  /** What to begin with; most of it is taken. */
  List<byte[]> seeds() {
    return seeds;
  }
}
