package io.darkroom.bench.growth;

import io.darkroom.bench.Options;
import java.util.ArrayList;
import java.util.List;

/**
 * A curve as it was measured.
 *
 * @param remarks on places that are not among the points
 */
record Course(String name, String axis, List<Point> points, List<String> remarks, boolean whole) {

  /** Goes to each place; one that fails must not take the others with it. */
  static Course of(Curve curve, Options options) {
    List<Point> points = new ArrayList<>();
    List<String> remarks = new ArrayList<>();
    boolean whole = true;
    for (long place : curve.places(options)) {
      String label = curve.label(place);
      System.err.println("Measures " + curve.name() + " at " + label);
      try {
        String obstacle = curve.obstacle(place).orElse("");
        if (obstacle.isEmpty()) {
          points.add(Point.measure(curve, place, options.rounds()));
        } else {
          remarks.add(label + ": left out, as " + obstacle);
        }
      } catch (Exception failure) {
        failure.printStackTrace();
        remarks.add(label + ": failed");
        whole = false;
      }
    }
    return new Course(curve.name(), curve.axis(), points, remarks, whole);
  }

  List<Quantity> quantities() {
    return points.stream().flatMap(point -> point.rounds().keySet().stream()).distinct().toList();
  }

  List<String> units() {
    return quantities().stream().map(Quantity::unit).distinct().toList();
  }

  List<Quantity> quantities(String unit) {
    return quantities().stream().filter(quantity -> quantity.unit().equals(unit)).toList();
  }

  /** A table in Markdown. */
  String table() {
    StringBuilder text = new StringBuilder("## " + name() + "\n\n");
    List<Quantity> columns = quantities();
    text.append("| ").append(axis()).append(" |");
    columns.forEach(column -> text.append(" %s, %s |".formatted(column.name(), column.unit())));
    text.append("\n| ---: |").append(" ---: |".repeat(columns.size())).append('\n');
    for (Point point : points) {
      text.append("| ").append(point.label()).append(" |");
      columns.forEach(column -> text.append(' ').append(point.text(column)).append(" |"));
      text.append('\n');
    }
    text.append('\n');
    remarks.forEach(remark -> text.append("- ").append(remark).append('\n'));
    return text.append(remarks.isEmpty() ? "" : "\n").toString();
  }
}
