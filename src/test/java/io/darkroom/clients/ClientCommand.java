package io.darkroom.clients;

import static java.util.stream.Collectors.joining;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * A command that users of OpenStack type; what is typed and what it answers goes to the log of the
 * tests.
 */
public final class ClientCommand {

  private static final String GLANCE = "glance";
  private static final String OPENSTACK = "openstack";
  private static final long PATIENCE_SECONDS = 60;

  private final Path home;
  private final Map<String, String> environment;
  private final List<String> command;

  private ClientCommand(Path home, Map<String, String> environment, List<String> command) {
    this.home = home;
    this.environment = environment;
    this.command = command;
  }

  /**
   * How a command ended.
   *
   * @param output of both streams
   */
  public record Outcome(int status, String output) {}

  /**
   * The command {@code glance} of somebody who needs no identity service.
   *
   * @param home where it keeps what it caches
   */
  static ClientCommand glance(Path home, String imageService) {
    return new ClientCommand(
        home,
        Map.of(),
        List.of(GLANCE, "--os-image-url", imageService, "--os-auth-token", "anything"));
  }

  /**
   * The command {@code openstack} of somebody who needs no identity service.
   *
   * @param home where it keeps what it caches
   */
  static ClientCommand openstack(Path home, String imageService) {
    return new ClientCommand(
        home, Map.of("OS_AUTH_TYPE", "none", "OS_ENDPOINT", imageService), List.of(OPENSTACK));
  }

  /**
   * A command of somebody who signs in, and finds the image service in the catalog.
   *
   * @param program {@code glance} or {@code openstack}
   * @param home where it keeps what it caches
   * @param cloud the variables OS_*: unlike options, nobody else on the machine can read them
   */
  public static ClientCommand signingIn(String program, Path home, Map<String, String> cloud) {
    return new ClientCommand(home, cloud, List.of(program));
  }

  static boolean isGlanceInstalled() {
    return isInstalled(GLANCE);
  }

  static boolean isOpenstackInstalled() {
    return isInstalled(OPENSTACK);
  }

  private static boolean isInstalled(String program) {
    return Stream.of(path().split(File.pathSeparator, -1))
        .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
  }

  private static String path() {
    return System.getenv().getOrDefault("PATH", "");
  }

  /** Runs a subcommand. */
  public Outcome run(String... subcommand) throws Exception {
    List<String> words = words(subcommand);
    return execute(words, words.get(0).equals(GLANCE) ? withoutInput(words) : words);
  }

  /** Runs a subcommand that reads a file from a pipe, of which it cannot know the length. */
  Outcome runPiped(Path input, String... subcommand) throws Exception {
    List<String> words = words(subcommand);
    return execute(words, inShell("cat \"$0\" | \"$@\"", input.toString(), words));
  }

  private List<String> words(String... subcommand) {
    return Stream.concat(command.stream(), Stream.of(subcommand)).toList();
  }

  private Outcome execute(List<String> words, List<String> process) throws Exception {
    Outcome outcome = outcome(words, process);
    String typed = words.stream().map(ClientCommand::quoted).collect(joining(" "));
    System.out.printf("$ %s%n%s%n", typed, outcome.output());
    return outcome;
  }

  private Outcome outcome(List<String> words, List<String> started) throws Exception {
    Path output = Files.createTempFile(home, words.get(0), ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(started).redirectErrorStream(true).redirectOutput(output.toFile());
    // Nothing of the machine's own cloud, proxy or language may reach the command.
    builder.environment().clear();
    builder.environment().put("PATH", path());
    builder.environment().put("HOME", home.toString());
    builder.environment().putAll(environment);
    Process process = builder.start();
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
      throw new TimeoutException(words + " did not end:\n" + Files.readString(output));
    }
    return new Outcome(process.exitValue(), Files.readString(output));
  }

  /** Glance takes what comes in there for the data of an image, be it nothing. */
  private static List<String> withoutInput(List<String> words) {
    return inShell("exec \"$@\" <&-", "sh", words);
  }

  private static List<String> inShell(String script, String first, List<String> words) {
    return Stream.concat(Stream.of("sh", "-c", script, first), words.stream()).toList();
  }

  private static String quoted(String word) {
    return word.matches("[\\w./:=-]+") ? word : "'" + word + "'";
  }
}
