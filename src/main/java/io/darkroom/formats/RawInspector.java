package io.darkroom.formats;

import java.io.IOException;

/** A disk without any format around it: every byte is the guest's, and none has to be a certain. */
final class RawInspector implements FormatInspector {

  @Override
  public DiskFormat format() {
    return DiskFormat.RAW;
  }

  @Override
  public boolean recognises(ImageBytes content) {
    return false;
  }

  @Override
  public Inspection inspect(ImageBytes content) throws IOException {
    return new Inspection(DiskFormat.RAW, content.length());
  }
}
