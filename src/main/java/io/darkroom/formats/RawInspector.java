package io.darkroom.formats;

import java.io.IOException;
import java.nio.ByteBuffer;

/** A disk without any format around it: every byte is the guest's. */
final class RawInspector implements FormatInspector {

  @Override
  public DiskFormat format() {
    return DiskFormat.RAW;
  }

  @Override
  public boolean recognises(ByteBuffer head) {
    return true;
  }

  @Override
  public Inspection inspect(ImageBytes content) throws IOException {
    return new Inspection(DiskFormat.RAW, content.length());
  }
}
