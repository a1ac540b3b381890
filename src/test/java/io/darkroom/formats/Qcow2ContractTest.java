package io.darkroom.formats;

import static io.darkroom.formats.Subject.part;

import java.nio.ByteBuffer;
import java.util.List;

class Qcow2ContractTest implements InspectorContract {

  private static final int FEATURE_NAMES = 0x6803f857;

  @Override
  public Subject subject() {
    byte[] bytes = Qcow2Image.version3(112).extension(FEATURE_NAMES, "x".repeat(96)).bytes();
    Subject.Part magic = part(0, 4);
    return new Subject(
            DiskFormat.QCOW2,
            ByteBuffer.wrap(bytes),
            Qcow2Image.VIRTUAL_SIZE,
            magic,
            List.of(magic),
            List.of(),
            changed -> {})
        .withHeaders(part(0, 112 + 8 + 96 + 8))
        .withFields(
            part(4, 4),
            part(8, 8),
            part(16, 4),
            part(20, 4),
            part(24, 8),
            part(36, 4),
            part(40, 8),
            part(48, 8),
            part(56, 4),
            part(60, 4),
            part(64, 8),
            part(72, 8),
            part(96, 4),
            part(100, 4),
            part(116, 4));
  }
}
