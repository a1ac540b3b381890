package io.darkroom.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What PostgreSQL does alone, asked by pgbench. */
final class PostgresRow implements Row {

  private static final Pattern RATE = Pattern.compile("tps = ([\\d.]+)");
  private static final int ROWS = 100_000;
  private static final String RANDOM = "\\set id random(1, " + ROWS + ")\n";
  private static final String COMMIT = RANDOM + "insert into commits values (:id);\n";
  private static final String READ = RANDOM + "select content from contents where id = :id;\n";

  @Override
  public String name() {
    return "postgres";
  }

  @Override
  public List<Line> measure(Stage stage) throws Exception {
    if (Options.installed("pgbench").isEmpty()) {
      return List.of(Line.missing("PostgreSQL alone", "pgbench"));
    }
    String url = stage.postgres().create("pgbench");
    Postgres.run(url, "create table commits (id integer)");
    Postgres.run(url, "create table contents (id integer primary key, content text)");
    Postgres.run(
        url,
        "insert into contents select n, repeat('c', 400) from generate_series(1, " + ROWS + ") n");
    Postgres.run(url, "vacuum analyze contents");
    Results results =
        Results.interleaved(
            stage.options().rounds(),
            Map.of("commit", () -> run(stage, COMMIT), "read", () -> run(stage, READ)));
    return List.of(
        line("PostgreSQL alone: a row is committed", results.of("commit")),
        line("PostgreSQL alone: a row is read by its key", results.of("read")));
  }

  private static Line line(String work, Figures figures) {
    return Line.alone(work, Line.NONE, Line.NONE, Table.number(figures.speed()) + "/s");
  }

  private static Sample run(Stage stage, String script) throws Exception {
    Path file = Files.writeString(stage.options().directory().resolve("pgbench.sql"), script);
    String said =
        Shell.run(
            List.of(
                Options.installed("pgbench").orElseThrow().toString(),
                "-n",
                "-M",
                "prepared",
                "-c",
                "16",
                "-j",
                "2",
                "-T",
                String.valueOf(stage.options().seconds()),
                "-f",
                file.toString(),
                "-h",
                "127.0.0.1",
                "-p",
                String.valueOf(stage.postgres().port()),
                "-U",
                "postgres",
                "bench_pgbench"));
    Matcher rate = RATE.matcher(said);
    if (!rate.find()) {
      throw new IllegalStateException("pgbench said:\n" + said);
    }
    return new Sample(Double.parseDouble(rate.group(1)), Double.NaN);
  }
}
