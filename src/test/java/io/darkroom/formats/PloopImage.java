package io.darkroom.formats;

import java.nio.ByteOrder;

/** An image of Parallels with room for ten clusters of 1 MiB, none of them there. */
final class PloopImage extends TestImage {

  static final long SECTORS = 20479;
  static final long VIRTUAL_SIZE = SECTORS * 512;
  static final int LENGTH = 1024 * 1024;

  private PloopImage(int length) {
    super(length, ByteOrder.LITTLE_ENDIAN);
  }

  static PloopImage extended() {
    return extended(LENGTH);
  }

  /** With its second and, shorter by a sector, its last cluster. */
  static PloopImage withData() {
    PloopImage image = extended(3 * LENGTH - 512);
    image.with(68, 1).with(64 + 9 * 4, 2);
    return image;
  }

  private static PloopImage extended(int length) {
    PloopImage image = new PloopImage(length);
    image.with(0, "WithouFreSpacExt").with(16, 2).with(28, 2048).with(32, 10);
    image.with(36, SECTORS).with(48, 2048);
    return image;
  }

  /** As it was before disks had more than 2 TiB. */
  static PloopImage old() {
    PloopImage image = extended();
    image.with(0, "WithoutFreeSpace").with(48, 0);
    return image;
  }
}
