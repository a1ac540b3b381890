package io.darkroom.formats;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Formats that have no inspector but leave a mark in their content, so that nobody can pass them
 * off as something else.
 */
final class ContentSignatures {

  static final String LUKS = "luks";

  /** Disks that the Image API does not name. */
  private static final List<Signature> DISKS =
      List.of(
          new Signature("qcow", 0, "QFI\u00fb\0\0\0\1"),
          new Signature("qed", 0, "QED\0"),
          new Signature("bochs", 0, "Bochs Virtual HD Image"),
          new Signature("cloop", 0, "#!/bin/sh\n#V2.0 Format\n"),
          new Signature(LUKS, 0, "LUKS\u00ba\u00be"));

  /** What a disk may be packed with, and what the first bytes of one may be by chance. */
  private static final List<Signature> PACKINGS =
      List.of(
          new Signature("gzip", 0, "\u001f\u008b\b"),
          new Signature("xz", 0, "\u00fd7zXZ\0"),
          new Signature("zstd", 0, "(\u00b5/\u00fd"),
          new Signature("zip", 0, "PK\u0003\u0004"),
          new Signature("tar", 257, "ustar"));

  private ContentSignatures() {}

  /** The names of the disks whose marks the content has. */
  static List<String> disks(ImageBytes content) throws IOException {
    return find(DISKS, content);
  }

  /** The names of the packings whose marks the content has. */
  static List<String> packings(ImageBytes content) throws IOException {
    return find(PACKINGS, content);
  }

  private static List<String> find(List<Signature> signatures, ImageBytes content)
      throws IOException {
    List<String> found = new ArrayList<>();
    for (Signature signature : signatures) {
      if (content.has(signature.offset(), signature.mark())) {
        found.add(signature.format());
      }
    }
    return found;
  }

  /**
   * A mark in the content.
   *
   * @param offset where it is, in bytes
   * @param mark its bytes, each as the character of the same number
   */
  private record Signature(String format, int offset, String mark) {}
}
