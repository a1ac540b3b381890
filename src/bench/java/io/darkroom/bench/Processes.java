package io.darkroom.bench;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A process and those that it has started, as Linux accounts for them.
 *
 * @param pid of the first
 */
public record Processes(long pid) {

  /** Linux counts in this unit towards programs, whatever its own clock. */
  private static final double TICKS_PER_SECOND = 100;

  /** Of the fields behind the name of a process. */
  private static final int USER_TICKS = 11;

  private static final int SYSTEM_TICKS = 12;

  /** The time of processors that they have had, in seconds. */
  public double cpuSeconds() throws IOException {
    double seconds = 0;
    for (long one : all()) {
      seconds += seconds(Files.readString(directory(one).resolve("stat")));
    }
    return seconds;
  }

  /** The part of it that a Java virtual machine's compilers have had. */
  double compilerSeconds() throws IOException {
    double seconds = 0;
    try (DirectoryStream<Path> threads = Files.newDirectoryStream(directory(pid).resolve("task"))) {
      for (Path thread : threads) {
        String line = Files.readString(thread.resolve("stat"));
        seconds += line.contains("CompilerThre") ? seconds(line) : 0;
      }
    } catch (NoSuchFileException ended) {
      // A thread that has just gone takes what it had with it.
      return seconds;
    }
    return seconds;
  }

  private static double seconds(String line) {
    List<String> fields =
        List.of(line.substring(line.lastIndexOf(')') + 2).split(" ", SYSTEM_TICKS + 2));
    long ticks = Long.parseLong(fields.get(USER_TICKS)) + Long.parseLong(fields.get(SYSTEM_TICKS));
    return ticks / TICKS_PER_SECOND;
  }

  private static Path directory(long process) {
    return Path.of("/proc", String.valueOf(process));
  }

  /** The memory that they have, in MiB. */
  public double residentMebibytes() throws IOException {
    return mebibytes("VmRSS:");
  }

  /** The most memory that each has had, in MiB. */
  double peakMebibytes() throws IOException {
    return mebibytes("VmHWM:");
  }

  private double mebibytes(String name) throws IOException {
    long kibibytes = 0;
    for (long one : all()) {
      try (Stream<String> lines = Files.lines(directory(one).resolve("status"))) {
        kibibytes +=
            lines
                .filter(line -> line.startsWith(name))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .sum();
      }
    }
    return kibibytes / 1024.0;
  }

  private Set<Long> all() {
    ProcessHandle first =
        ProcessHandle.of(pid)
            .orElseThrow(() -> new IllegalStateException("There is no process " + pid));
    return Stream.concat(Stream.of(first), first.descendants())
        .map(ProcessHandle::pid)
        .collect(Collectors.toSet());
  }
}
