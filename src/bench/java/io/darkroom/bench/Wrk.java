package io.darkroom.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Asks the same of a contender over and over, by 16 connections.
 *
 * @param script what is asked; a file, as the token must not stand in a command line
 * @param warmUpSeconds at most
 */
public record Wrk(Path script, int seconds, int warmUpSeconds) {

  private static final int CONNECTIONS = 16;

  /** More would take the processors from the compilers, which take minutes then. */
  private static final int WARM_UP_CONNECTIONS = 2;

  private static final int WARM_UP_SECONDS = 4;
  private static final int FEWEST_WARM_UPS = 2;
  private static final double DONE = 0.05;
  private static final int MOST_PAUSES = 20;
  private static final int PAUSE_MILLIS = 500;
  private static final double QUIET_SECONDS = 0.1;

  /** GET requests with the token. */
  public static Wrk getting(Stage stage) throws IOException {
    return of(stage, script(stage, "get.lua", ""));
  }

  /** POST requests with the token and a body of JSON. */
  static Wrk posting(Stage stage, String json) throws IOException {
    String lines =
        """
        wrk.method = "POST"
        wrk.headers["Content-Type"] = "application/json"
        wrk.body = [[%s]]
        """
            .formatted(json);
    return of(stage, script(stage, "post.lua", lines));
  }

  private static Wrk of(Stage stage, Path script) {
    return new Wrk(script, stage.options().seconds(), stage.options().warmUpSeconds());
  }

  private static Path script(Stage stage, String name, String lines) throws IOException {
    Path file = stage.options().directory().resolve(name);
    Files.deleteIfExists(file);
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    String token = "wrk.headers[\"X-Auth-Token\"] = \"" + stage.identity().token() + "\"\n";
    return Files.writeString(file, token + lines);
  }

  /** Warms all targets up, then asks them in turn. */
  Results compare(int rounds, List<Target> targets) throws Exception {
    Map<String, Results.Measure> measures = new LinkedHashMap<>();
    for (Target target : targets) {
      awaitQuiet(targets);
      warmUp(target);
      measures.put(
          target.name(),
          () -> {
            awaitQuiet(targets);
            return load(target, seconds, CONNECTIONS).sample();
          });
    }
    return Results.interleaved(rounds, measures);
  }

  /** What one does in the background of its round must not fall on the next. */
  private static void awaitQuiet(List<Target> targets) throws IOException, InterruptedException {
    double before = spent(targets);
    for (int pause = 0; pause < MOST_PAUSES; pause++) {
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
      double now = spent(targets);
      if (now - before < QUIET_SECONDS) {
        return;
      }
      before = now;
    }
  }

  private static double spent(List<Target> targets) throws IOException {
    double seconds = 0;
    for (Target target : targets) {
      seconds += target.contender().processes().cpuSeconds();
    }
    return seconds;
  }

  /** Goes on until the compilers are done with what matters: eight seconds at least. */
  public void warmUp(Target target) throws IOException, InterruptedException {
    Processes processes = target.contender().processes();
    for (int round = 1; round * WARM_UP_SECONDS <= warmUpSeconds; round++) {
      double all = processes.cpuSeconds();
      double compilers = processes.compilerSeconds();
      load(target, WARM_UP_SECONDS, WARM_UP_CONNECTIONS);
      all = processes.cpuSeconds() - all;
      compilers = processes.compilerSeconds() - compilers;
      if (round >= FEWEST_WARM_UPS && compilers < all * DONE) {
        return;
      }
    }
  }

  /** One round with so many connections. */
  public Load load(Target target, int connections) throws IOException, InterruptedException {
    return load(target, seconds, connections);
  }

  private Load load(Target target, int length, int connections)
      throws IOException, InterruptedException {
    Contender contender = target.contender();
    double cpu = contender.processes().cpuSeconds();
    String said =
        Shell.run(
            List.of(
                "wrk",
                "-t" + Math.min(2, connections),
                "-c" + connections,
                "-d" + length + "s",
                "--latency",
                "--timeout",
                "30s",
                "-s",
                script.toString(),
                contender.url(target.path())));
    if (said.contains("Non-2xx") || said.contains("Socket errors")) {
      throw new IllegalStateException(contender.name() + " " + target.path() + ":\n" + said);
    }
    return Load.of(said, contender.processes().cpuSeconds() - cpu);
  }
}
