package io.darkroom.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The table of the decision record. */
final class DeathTable {

  private static final Path RECORD = Path.of("src/adr/0011-death-points.md");

  private DeathTable() {}

  /** What is there when the node has died, by the names of the points. */
  static Map<String, List<String>> read() throws IOException {
    Map<String, List<String>> states = new LinkedHashMap<>();
    Files.readAllLines(RECORD).stream()
        .filter(line -> line.startsWith("| "))
        .skip(1)
        .map(line -> Arrays.stream(line.split("\\|")).map(String::trim).toList())
        .forEach(cells -> states.put(cells.get(1), cells.subList(2, 7)));
    return states;
  }
}
