package io.darkroom.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Lets Jazzer try one target after the other, each in a process of its own, and prints figures. */
public final class FuzzRun {

  private static final Pattern EXECUTIONS =
      Pattern.compile("stat::number_of_executed_units:\\s*([0-9]+)");
  private static final String ROW = "%-12s %12s %8s%n";

  private final int seconds;
  private final Path directory;

  private FuzzRun(int seconds, Path directory) {
    this.seconds = seconds;
    this.directory = directory;
  }

  /**
   * Runs.
   *
   * @param arguments seconds for each target, a directory to work in, the names of targets; without
   *     any, all
   */
  public static void main(String[] arguments) throws Exception {
    List<FuzzTarget> targets =
        arguments.length == 2 || arguments[2].equals("all")
            ? List.of(FuzzTarget.values())
            : Stream.of(arguments).skip(2).map(FuzzTarget::valueOf).toList();
    FuzzRun run = new FuzzRun(Integer.parseInt(arguments[0]), Path.of(arguments[1]));
    System.out.printf(ROW, "target", "executions", "crashes");
    boolean crashed = false;
    for (FuzzTarget target : targets) {
      crashed |= run.crashes(target);
    }
    System.exit(crashed ? 1 : 0);
  }

  private boolean crashes(FuzzTarget target) throws IOException, InterruptedException {
    Path work = directory.resolve(target.name());
    Path corpus = Files.createDirectories(work.resolve("corpus"));
    int number = 0;
    for (byte[] seed : target.seeds()) {
      Files.write(corpus.resolve("seed-" + number++), seed);
    }
    Path log = work.resolve("log");
    Process jazzer =
        new ProcessBuilder(command(target, corpus))
            .directory(work.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    if (!jazzer.waitFor(seconds + 240L, TimeUnit.SECONDS)) {
      jazzer.destroyForcibly().waitFor();
    }
    boolean crashed = jazzer.exitValue() != 0;
    System.out.printf(ROW, target, executions(log), crashed ? "1: " + log : "0");
    return crashed;
  }

  private List<String> command(FuzzTarget target, Path corpus) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx512m");
    command.add("-D" + FuzzedCode.TARGET + "=" + target.name());
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add("com.code_intelligence.jazzer.Jazzer");
    command.add("--target_class=" + FuzzedCode.class.getName());
    command.add("--instrumentation_includes=io.darkroom.**");
    command.add("-max_total_time=" + seconds);
    command.add("-max_len=262144");
    command.add("-print_final_stats=1");
    command.add(corpus.toString());
    return command;
  }

  private static String executions(Path log) throws IOException {
    try (Stream<String> lines = Files.lines(log, StandardCharsets.ISO_8859_1)) {
      return lines
          .map(EXECUTIONS::matcher)
          .filter(Matcher::find)
          .map(matcher -> matcher.group(1))
          .max(Comparator.naturalOrder())
          .orElse("?");
    }
  }
}
