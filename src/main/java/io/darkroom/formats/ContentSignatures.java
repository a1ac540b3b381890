package io.darkroom.formats;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Formats that have no inspector but leave a mark in their content, so that nobody can pass them
 * off as something else. An ISO 9660 file system is not among them: a hybrid image is a disk too.
 */
final class ContentSignatures {

  private static final List<Signature> SIGNATURES =
      List.of(
          new Signature("qcow", 0, "QFI\u00fb"),
          new Signature("qed", 0, "QED\0"),
          new Signature("vmdk", 0, "KDMV"),
          new Signature("vmdk", 0, "COWD"),
          new Signature("vmdk", 0, "# Disk DescriptorFile"),
          new Signature("vhdx", 0, "vhdxfile"),
          new Signature("vhd", 0, "conectix"),
          // A footer has 512 bytes, of old tools 511; a disk of fixed size has no other mark.
          new Signature("vhd", -512, "conectix"),
          new Signature("vhd", -511, "conectix"),
          new Signature("vdi", 64, "\u007f\u0010\u00da\u00be"),
          new Signature("ploop", 0, "WithoutFreSpace"),
          new Signature("ploop", 0, "WithouFreSpacExt"),
          new Signature("luks", 0, "LUKS\u00ba\u00be"),
          new Signature("gzip", 0, "\u001f\u008b\b"),
          new Signature("xz", 0, "\u00fd7zXZ\0"),
          new Signature("zstd", 0, "(\u00b5/\u00fd"),
          new Signature("zip", 0, "PK\u0003\u0004"));

  /** What a disk may be packed with, and what a raw one may begin with for all we know. */
  private static final Set<String> NO_DISKS = Set.of("raw", "gzip", "xz", "zstd", "zip");

  private ContentSignatures() {}

  /** Whether a format that was detected is that of a disk, and not a mere packing. */
  static boolean isDisk(String format) {
    return !NO_DISKS.contains(format);
  }

  /** The name of the first format whose mark the content has; empty if it has none. */
  static Optional<String> find(ImageBytes content) throws IOException {
    for (Signature signature : SIGNATURES) {
      if (signature.isIn(content)) {
        return Optional.of(signature.format());
      }
    }
    return Optional.empty();
  }

  /** Whether content of this format always has a mark. */
  static boolean mark(DiskFormat format) {
    return SIGNATURES.stream().anyMatch(signature -> signature.format().equals(format.id()));
  }

  /**
   * A mark in the content.
   *
   * @param offset where it is, in bytes; if negative, from the end
   * @param mark its bytes, each as the character of the same number
   */
  private record Signature(String format, int offset, String mark) {

    boolean isIn(ImageBytes content) throws IOException {
      long start = offset < 0 ? content.length() + offset : offset;
      ByteBuffer found = content.read(start, mark.length());
      return found.equals(ByteBuffer.wrap(mark.getBytes(StandardCharsets.ISO_8859_1)));
    }
  }
}
