package io.darkroom.formats;

import java.io.IOException;
import java.util.List;

/** The inspectors, as somebody tries them who has any bytes but knows what sound ones look like. */
public final class FuzzedInspection {

  private static final FormatInspection INSPECTION = new FormatInspection();

  private FuzzedInspection() {}

  /** Inspects bytes that are said to be of a format. */
  public static void inspect(byte[] content, DiskFormat declared) throws IOException {
    if (INSPECTION.inspect(new MemoryChannel(content), declared).virtualSize() < 0) {
      throw new IllegalStateException("A disk of less than nothing.");
    }
  }

  /** Sound images of a format. */
  public static List<byte[]> samples(DiskFormat format) {
    return switch (format) {
      case QCOW2 -> List.of(Qcow2Image.version2().bytes(), Qcow2Image.version3(112).bytes());
      case VMDK -> List.of(VmdkImage.sparse().bytes(), VmdkImage.stream().bytes());
      case VHD -> List.of(VhdImage.fixed().bytes(), VhdImage.dynamic().bytes());
      case VHDX -> List.of(VhdxImage.dynamic().bytes());
      case VDI -> List.of(VdiImage.dynamic().bytes());
      case ISO -> List.of(IsoImage.plain().bytes(), IsoImage.hybrid().bytes());
      case PLOOP -> List.of(PloopImage.old().bytes(), PloopImage.extended().bytes());
      case RAW, AMI, ARI, AKI -> List.of(GptDisk.mbr().bytes(), GptDisk.gpt().bytes());
    };
  }
}
