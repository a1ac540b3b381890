package io.darkroom.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What one has to know to read the figures. */
public final class Facts {

  private Facts() {}

  static List<String> of(Stage stage) throws IOException, SQLException {
    Options options = stage.options();
    List<String> facts = new ArrayList<>(machine(stage));
    facts.add(stage.peer().map(peer -> "Glance " + peer.get("glance.version")).orElse("no Glance"));
    facts.add(
        ("wrk: 16 connections, 2 threads, medians of %d rounds of %d s in turn, after a warm-up"
                + " until the compilers took less than 5 percent of the processors' time (%d s at most)")
            .formatted(options.rounds(), options.seconds(), options.warmUpSeconds()));
    facts.add("ratios: the median of the rounds (the least..the most); above 1 Darkroom is faster");
    return facts;
  }

  /** Those that hold whatever is measured. */
  public static List<String> machine(Stage stage) throws IOException, SQLException {
    return List.of(
        "%d processors (%s), Java %s"
            .formatted(Runtime.getRuntime().availableProcessors(), processor(), Runtime.version()),
        stage.postgres().facts(),
        stage.identity().what() + ", tokens in the services' caches",
        "Darkroom, and the limit where there is one, run with " + options());
  }

  private static String options() {
    Map<String, String> environment = System.getenv();
    return environment.getOrDefault("DARKROOM_JAVA_OPTS", "the options of run.sh");
  }

  private static String processor() throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).trim())
          .findFirst()
          .orElse("unknown");
    }
  }
}
