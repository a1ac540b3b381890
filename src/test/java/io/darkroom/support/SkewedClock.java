package io.darkroom.support;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A clock that is wrong for one process: the library of the command {@code faketime}. */
public final class SkewedClock {

  /** What is on disk keeps its true times, as on a file server. */
  private static final Map<String, String> WITHOUT_FILES = Map.of("NO_FAKE_STAT", "1");

  private SkewedClock() {}

  /**
   * Variables of the environment that put a process ahead; none where that does not work here. The
   * monotonic clock is ahead too, by as much all the time: without that, waits of the virtual
   * machine spin.
   */
  public static Map<String, String> ahead(Duration by) throws IOException, InterruptedException {
    Map<String, String> environment = new LinkedHashMap<>(WITHOUT_FILES);
    try {
      for (String line : run(Map.of(), "faketime", "-f", "+" + by.toSeconds() + "s", "env")) {
        if (line.startsWith("LD_PRELOAD=") || line.startsWith("FAKETIME=")) {
          environment.put(
              line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1));
        }
      }
    } catch (IOException notInstalled) {
      return Map.of();
    }
    List<String> date = run(environment, "date", "+%s");
    Instant told = Instant.ofEpochSecond(date.isEmpty() ? 0 : Long.parseLong(date.get(0)));
    return told.isAfter(Instant.now().plus(by).minusSeconds(10)) ? environment : Map.of();
  }

  /** Removes what the library leaves behind in shared memory when a process has ended. */
  public static void forget(long pid) throws IOException {
    Path shared = Path.of("/dev/shm");
    Files.deleteIfExists(shared.resolve("faketime_shm_" + pid));
    Files.deleteIfExists(shared.resolve("sem.faketime_sem_" + pid));
  }

  private static List<String> run(Map<String, String> environment, String... command)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    Process process = builder.start();
    try (BufferedReader lines = process.inputReader()) {
      return lines.lines().toList();
    } finally {
      process.waitFor();
      forget(process.pid());
    }
  }
}
