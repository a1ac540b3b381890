package io.darkroom.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** Files of bytes that nothing can compress, the same in each run. */
final class Content {

  static final String SMALL = "small.img";
  static final String LARGE = "large.img";
  static final int SMALL_BYTES = 1 << 20;

  private static final int BLOCK = 1 << 20;

  private Content() {}

  static void small(Stage stage) throws IOException {
    write(stage.source().file(SMALL), SMALL_BYTES);
  }

  static void large(Stage stage) throws IOException {
    write(stage.source().file(LARGE), stage.options().bytes());
  }

  private static void write(Path file, long bytes) throws IOException {
    if (Files.exists(file) && Files.size(file) == bytes) {
      return;
    }
    Random random = new Random(1);
    byte[] block = new byte[BLOCK];
    try (OutputStream out = Files.newOutputStream(file)) {
      for (long left = bytes; left > 0; left -= BLOCK) {
        random.nextBytes(block);
        out.write(block, 0, (int) Math.min(BLOCK, left));
      }
    }
  }
}
