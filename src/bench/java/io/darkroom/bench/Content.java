package io.darkroom.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** Files of bytes that nothing can compress, the same in each run. */
public final class Content {

  public static final String SMALL = "small.img";
  public static final String TINY = "tiny.img";
  static final String LARGE = "large.img";
  static final int SMALL_BYTES = 1 << 20;
  private static final int TINY_BYTES = 1 << 16;

  private static final int BLOCK = 1 << 20;

  private Content() {}

  public static void tiny(Stage stage) throws IOException {
    write(stage.source().file(TINY), TINY_BYTES);
  }

  public static void small(Stage stage) throws IOException {
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
