package io.darkroom.clients;

import static java.util.stream.Collectors.joining;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** The command {@code glance}; what is typed and what it answers goes to the log of the tests. */
final class GlanceCommand {

  private static final long PATIENCE_SECONDS = 60;

  private final Path home;
  private final String imageService;

  /**
   * @param home where the command keeps what it caches
   */
  GlanceCommand(Path home, String imageService) {
    this.home = home;
    this.imageService = imageService;
  }

  /**
   * How a command ended.
   *
   * @param output of both streams
   */
  record Outcome(int status, String output) {}

  static boolean isInstalled() {
    return Stream.of(path().split(File.pathSeparator, -1))
        .anyMatch(directory -> Files.isExecutable(Path.of(directory, "glance")));
  }

  private static String path() {
    return System.getenv().getOrDefault("PATH", "");
  }

  /** Runs a subcommand. */
  Outcome run(String... subcommand) throws Exception {
    List<String> command = new ArrayList<>(List.of("glance", "--os-image-url", imageService));
    command.addAll(List.of("--os-auth-token", "anything"));
    command.addAll(List.of(subcommand));
    Outcome outcome = execute(command);
    String typed = command.stream().map(GlanceCommand::quoted).collect(joining(" "));
    System.out.printf("$ %s%n%s%n", typed, outcome.output());
    return outcome;
  }

  private Outcome execute(List<String> command) throws Exception {
    Path output = Files.createTempFile(home, "glance", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
    // Nothing of the machine's own cloud, proxy or language may reach the command.
    builder.environment().clear();
    builder.environment().put("PATH", path());
    builder.environment().put("HOME", home.toString());
    Process process = builder.start();
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
      throw new TimeoutException(command + " did not end:\n" + Files.readString(output));
    }
    return new Outcome(process.exitValue(), Files.readString(output));
  }

  private static String quoted(String word) {
    return word.matches("[\\w./:=-]+") ? word : "'" + word + "'";
  }
}
