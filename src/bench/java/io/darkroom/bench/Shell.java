package io.darkroom.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Commands that are waited for. */
final class Shell {

  private Shell() {}

  /**
   * What a command prints.
   *
   * @throws IllegalStateException with what it has printed, if it fails
   */
  static String run(List<String> command) throws IOException, InterruptedException {
    return run(command, Map.of());
  }

  /** With variables beside those of this process. */
  static String run(List<String> command, Map<String, String> environment)
      throws IOException, InterruptedException {
    // A file, as a pipe would be held open by whatever a script leaves running.
    Path output = Files.createTempFile("bench", ".out");
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
      builder.environment().putAll(environment);
      int status = builder.start().waitFor();
      String text = Files.readString(output, StandardCharsets.UTF_8);
      if (status != 0) {
        throw new IllegalStateException(command.get(0) + " ended with " + status + ":\n" + text);
      }
      return text;
    } finally {
      Files.delete(output);
    }
  }

  /** How many seconds a line of bash takes. */
  static double seconds(String line) throws IOException, InterruptedException {
    long begun = System.nanoTime();
    run(List.of("bash", "-euo", "pipefail", "-c", line));
    return (System.nanoTime() - begun) / 1e9;
  }
}
