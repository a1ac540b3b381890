package io.darkroom.formats;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonReader;
import java.io.File;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The command of qemu-utils. */
final class QemuImg {

  private static final String PROGRAM = "qemu-img";
  private static final int TIMEOUT_SECONDS = 120;

  private QemuImg() {}

  static boolean isInstalled() {
    String path = System.getenv().getOrDefault("PATH", "");
    return Stream.of(path.split(File.pathSeparator, -1))
        .anyMatch(place -> Files.isExecutable(Path.of(place, PROGRAM)));
  }

  /** The bytes of the disk that a guest would see. */
  static long virtualSize(Path image, String format) throws Exception {
    String answer = run(Stream.of("info", "--output=json", "-f", format, image.toString()));
    try (JsonReader reader = Json.createReader(new StringReader(answer))) {
      return reader.readObject().getJsonNumber("virtual-size").longValueExact();
    }
  }

  /** Runs a command that has to succeed, and says what it printed. */
  static String run(Stream<String> arguments) throws Exception {
    List<String> command = Stream.concat(Stream.of(PROGRAM), arguments).toList();
    Path output = Files.createTempFile(PROGRAM, ".out");
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      assertThat(process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS))
          .as("%s ended", command)
          .isTrue();
      String answer = Files.readString(output, StandardCharsets.UTF_8);
      assertThat(process.exitValue()).as("%s: %s", command, answer).isZero();
      return answer;
    } finally {
      Files.delete(output);
    }
  }
}
