package io.darkroom.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a run measures and for how long, from the system properties {@code bench.*}.
 *
 * @param rows the rows of the table to measure, or none for all
 * @param seconds of one round of wrk and pgbench
 * @param warmUpSeconds that a service is asked at most before its first round
 * @param rounds of each comparison
 * @param tasks the most tasks that are listed among
 * @param most a bound for whatever else grows, for a quick look
 * @param bytes the size of the large image
 * @param peer the {@code peer.properties} of a Glance that runs already
 * @param postgres the JDBC URL of a superuser of a PostgreSQL that runs already
 * @param directory where everything goes that a run needs and leaves
 */
public record Options(
    Set<String> rows,
    int seconds,
    int warmUpSeconds,
    int rounds,
    int tasks,
    int most,
    long bytes,
    Optional<Path> peer,
    Optional<String> postgres,
    Path directory) {

  public static Options read() {
    return new Options(
        Set.of(text("rows").map(rows -> rows.split(",")).orElse(new String[0])),
        number("seconds", 5),
        number("warmup", 90),
        number("rounds", 5),
        number("tasks", 100_000),
        number("most", Integer.MAX_VALUE),
        text("bytes").map(Long::parseLong).orElse(2L << 30),
        text("peer").map(Path::of),
        text("postgres"),
        Path.of("target", "bench").toAbsolutePath());
  }

  public boolean wants(String row) {
    return rows.isEmpty() || rows.contains(row);
  }

  private static Optional<String> text(String name) {
    return Optional.ofNullable(System.getProperty("bench." + name)).filter(text -> !text.isEmpty());
  }

  private static int number(String name, int otherwise) {
    return text(name).map(Integer::parseInt).orElse(otherwise);
  }

  /** Where a command is on the path, or where Debian puts those that it leaves off it. */
  public static Optional<Path> installed(String command) {
    return Stream.concat(
            Stream.of(System.getenv("PATH").split(":")),
            Stream.concat(
                Stream.of("/usr/sbin"), List.of(17, 16, 15, 14).stream().map(Options::postgres)))
        .map(directory -> Path.of(directory, command))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static String postgres(int version) {
    return "/usr/lib/postgresql/" + version + "/bin";
  }
}
