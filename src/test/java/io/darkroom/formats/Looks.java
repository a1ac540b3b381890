package io.darkroom.formats;

import io.darkroom.problems.Message;
import io.darkroom.problems.Problem;
import io.darkroom.problems.Refusals;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;

/** What comes out when a test's image is inspected. */
final class Looks {

  private Looks() {}

  /** What an image was found to be. */
  static Inspection at(TestImage image, DiskFormat declared) throws IOException {
    return new FormatInspection().inspect(image.channel(), declared);
  }

  /** What an image was refused with. */
  static Message refused(TestImage image, DiskFormat declared) {
    return refused(image.channel(), declared);
  }

  static Message refused(SeekableByteChannel content, DiskFormat declared) {
    return Refusals.of(() -> new FormatInspection().inspect(content, declared));
  }

  static Message elsewhere(DiskFormat format) {
    return Message.of(Problem.FORMAT_REFERS_ELSEWHERE, format.id());
  }

  static Message damaged(DiskFormat format) {
    return Message.of(Problem.FORMAT_DAMAGED, format.id());
  }

  static Message unknown(DiskFormat format) {
    return Message.of(Problem.FORMAT_FEATURE_UNKNOWN, format.id());
  }

  static Message mismatch(DiskFormat format, String detected) {
    return Message.of(Problem.FORMAT_MISMATCH, format.id(), detected);
  }
}
