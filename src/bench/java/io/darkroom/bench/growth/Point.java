package io.darkroom.bench.growth;

import io.darkroom.bench.Figures;
import io.darkroom.bench.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was measured at one place.
 *
 * @param rounds the figures of each quantity, in the order of the rounds
 */
record Point(long place, String label, Map<Quantity, List<Double>> rounds) {

  static Point measure(Curve curve, long place, int rounds) throws Exception {
    curve.prepare(place);
    Map<Quantity, List<Double>> all = new LinkedHashMap<>();
    for (int round = 0; round < rounds; round++) {
      curve
          .round(place)
          .forEach((what, figure) -> all.computeIfAbsent(what, w -> new ArrayList<>()).add(figure));
    }
    return new Point(place, curve.label(place), all);
  }

  double median(Quantity quantity) {
    return Figures.median(figures(quantity));
  }

  /** The median, and the least and the most. */
  String text(Quantity quantity) {
    List<Double> figures = figures(quantity);
    return "%s (%s..%s)"
        .formatted(
            Table.number(median(quantity)),
            Table.number(Figures.quantile(figures, 0)),
            Table.number(Figures.quantile(figures, 1)));
  }

  private List<Double> figures(Quantity quantity) {
    return rounds.getOrDefault(quantity, List.of());
  }
}
