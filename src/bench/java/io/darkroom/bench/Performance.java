package io.darkroom.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Measures Darkroom, a real Glance where one is installed, and the limits of the machine, in turn
 * and in one run, and writes the table to {@code target/bench/performance.md}. {@link Options} says
 * what can be asked for.
 */
public final class Performance {

  /** The memory is looked at behind what fills it. */
  private static final List<Row> ROWS =
      List.of(
          new ShowRow(),
          new ListRow(),
          new CreateRow(),
          new BurstRow(),
          new LatencyRow(),
          new ImportRow(),
          new TransferRow(),
          new MemoryRow(),
          new StartRow(),
          new PostgresRow());

  private Performance() {}

  public static void main(String[] arguments) throws Exception {
    Logger.getLogger("").setLevel(Level.WARNING);
    Options options = Options.read();
    Leftovers.remove(options.directory());
    List<Line> lines = new ArrayList<>();
    List<String> failures = new ArrayList<>();
    try (Stage stage = Stage.set(options)) {
      List<String> facts = Facts.of(stage);
      for (Row row : ROWS) {
        if (options.wants(row.name())) {
          lines.addAll(measured(row, stage, failures));
          write(options, Table.of(facts, lines));
        }
      }
      System.out.println(Table.of(facts, lines));
    }
    if (!failures.isEmpty()) {
      throw new IllegalStateException("Rows that failed: " + failures);
    }
  }

  /** One that fails must not take an hour's other figures with it. */
  private static List<Line> measured(Row row, Stage stage, List<String> failures) {
    System.err.println("Measures " + row.name());
    try {
      return row.measure(stage);
    } catch (Exception failure) {
      failure.printStackTrace();
      failures.add(row.name());
      return List.of(Line.alone(row.name(), "failed", Line.NONE, Line.NONE));
    }
  }

  private static void write(Options options, String table) throws IOException {
    Path file = options.directory().resolve("performance.md");
    Files.writeString(file, table);
  }
}
