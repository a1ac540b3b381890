package io.darkroom.formats.archives;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Stream;

/** What takes archives, as somebody tries it who has any bytes but knows sound ones. */
public final class FuzzedArchives {

  private static final int RATIO = 100;
  private static final long CAP = 64L << 20;
  private static final Decompression DECOMPRESSION = new Decompression(RATIO, CAP);

  private FuzzedArchives() {}

  public static void unpack(byte[] packed) throws IOException {
    try (InputStream content = DECOMPRESSION.open(new ByteArrayInputStream(packed))) {
      long length = content.transferTo(java.io.OutputStream.nullOutputStream());
      if (length > CAP) {
        throw new IllegalStateException("More than there may be.");
      }
    }
  }

  public static void readOva(byte[] archive) throws IOException {
    Ova ova = OvaSample.read(archive, "os_distro", "Vendor");
    if (ova.diskOffset() < 0
        || ova.diskLength() < 0
        || ova.diskLength() > archive.length - ova.diskOffset()) {
      throw new IllegalStateException("A disk that is not in the archive.");
    }
  }

  /** Of each kind of packing a sound one. */
  public static List<byte[]> packed() {
    return Stream.of(Packed.values()).map(kind -> kind.pack(Packed.content(3000))).toList();
  }

  /** Sound appliances, with a manifest and without. */
  public static List<byte[]> appliances() {
    String descriptor = OvaSample.descriptor();
    return List.of(
        OvaSample.archive(descriptor), OvaSample.archive(descriptor, "SHA256(vm.ovf)= 00\n"));
  }
}
