package io.darkroom.clients;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The rows of a table as the command line clients of OpenStack draw it, without the heading. */
public record Table(List<List<String>> rows) {

  public static Table of(String drawn) {
    List<List<String>> rows = new ArrayList<>();
    drawn
        .lines()
        .filter(line -> line.startsWith("|"))
        .skip(1)
        .map(Table::cells)
        .forEach(cells -> add(rows, cells));
    return new Table(rows);
  }

  private static List<String> cells(String line) {
    String inside = line.substring(1, line.length() - 1);
    return Stream.of(inside.split("\\|", -1)).map(String::strip).toList();
  }

  /** A line without a first cell goes on with the long cells of the row above. */
  private static void add(List<List<String>> rows, List<String> cells) {
    if (cells.get(0).isEmpty()) {
      int last = rows.size() - 1;
      rows.set(last, joined(rows.get(last), cells));
    } else {
      rows.add(cells);
    }
  }

  private static List<String> joined(List<String> above, List<String> below) {
    return IntStream.range(0, above.size())
        .mapToObj(column -> (above.get(column) + " " + below.get(column)).strip())
        .toList();
  }

  /** Of a table of properties: the value of one. */
  public String value(String property) {
    return rows.stream()
        .filter(row -> row.get(0).equals(property))
        .map(row -> row.get(1))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(property + " is not in " + rows));
  }
}
