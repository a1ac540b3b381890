package io.darkroom.formats;

import java.nio.ByteOrder;

/** A VDI of dynamic size with room for ten blocks of 1 MiB, none of them there. */
final class VdiImage extends TestImage {

  static final long VIRTUAL_SIZE = 10L * 1024 * 1024 - 512;
  static final int LENGTH = 1024;
  static final int HEADER = 512;

  private VdiImage() {
    super(LENGTH, ByteOrder.LITTLE_ENDIAN);
  }

  static VdiImage dynamic() {
    VdiImage image = new VdiImage();
    image.with(0, "<<< a disk >>>\n").with(64, "\u007f\u0010\u00da\u00be");
    image.with(68, 0x10001).with(72, 400).with(76, 1);
    image.with(340, HEADER).with(344, LENGTH).with(360, 512);
    image.with(368, VIRTUAL_SIZE).with(376, 1024 * 1024).with(384, 10);
    return image;
  }
}
