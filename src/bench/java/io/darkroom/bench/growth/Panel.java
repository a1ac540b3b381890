package io.darkroom.bench.growth;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The lines of one unit.
 *
 * @param across the axis that all panels share
 */
record Panel(Course course, String unit, Scale across, int top, int bottom) {

  /** Room for the numbers. */
  static final double LEFT = 80;

  /** Room for the names of the lines. */
  static final double RIGHT = 170;

  private static final int ABOVE = 26;
  private static final int BELOW = 18;
  private static final int LINE_HEIGHT = 16;

  private record Name(double y, int index, String text) {}

  void draw(StringBuilder svg) {
    List<Quantity> quantities = course.quantities(unit);
    Scale up =
        Scale.around(
            quantities.stream()
                .flatMap(what -> points(what).stream().map(p -> p.median(what)))
                .toList(),
            bottom - BELOW,
            top + ABOVE);
    frame(svg, up);
    List<Name> names = new ArrayList<>();
    for (int index = 0; index < quantities.size(); index++) {
      Quantity quantity = quantities.get(index);
      draw(svg, quantity, Stroke.of(index), up);
      List<Point> points = points(quantity);
      double end = up.place(points.get(points.size() - 1).median(quantity));
      names.add(new Name(end, index, quantity.name()));
    }
    names(svg, names);
  }

  private void frame(StringBuilder svg, Scale up) {
    Svg.text(svg, LEFT, top + 16, "start", unit + (up.logarithmic() ? " (logarithmic)" : ""));
    for (double tick : up.ticks()) {
      double y = up.place(tick);
      Svg.line(svg, across.begin(), y, across.end(), y, "#dddddd");
      Svg.text(svg, across.begin() - 10, y + 4, "end", round(tick));
    }
    for (Point point : course.points()) {
      double x = across.place((double) point.place());
      Svg.line(svg, x, up.begin(), x, up.begin() + 5, "#222222");
    }
    Svg.line(svg, across.begin(), up.begin(), across.end(), up.begin(), "#222222");
    Svg.line(svg, across.begin(), up.begin(), across.begin(), up.end(), "#222222");
  }

  private static String round(double tick) {
    return new DecimalFormat("#,##0.###", DecimalFormatSymbols.getInstance(Locale.ROOT))
        .format(tick);
  }

  private void draw(StringBuilder svg, Quantity quantity, Stroke stroke, Scale up) {
    Svg.add(
        svg,
        "<path d=\"M%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\" stroke-dasharray=\"%s\"/>\n",
        points(quantity).stream()
            .map(point -> place(point, quantity, up, "%.1f,%.1f"))
            .collect(Collectors.joining("L")),
        stroke.colour(),
        stroke.dashes());
    for (Point point : points(quantity)) {
      svg.append(
          place(point, quantity, up, "<path transform=\"translate(%.1f,%.1f)\" ")
              + "d=\"%s\" fill=\"%s\"/>\n".formatted(stroke.mark(), stroke.colour()));
    }
  }

  private String place(Point point, Quantity quantity, Scale up, String format) {
    StringBuilder text = new StringBuilder();
    Svg.add(text, format, across.place((double) point.place()), up.place(point.median(quantity)));
    return text.toString();
  }

  /** Each where its line ends, unless another is there: then below it. */
  private void names(StringBuilder svg, List<Name> names) {
    double free = top;
    for (Name name : names.stream().sorted(Comparator.comparingDouble(Name::y)).toList()) {
      double y = Math.max(free, name.y());
      Stroke stroke = Stroke.of(name.index());
      double x = across.end() + 18;
      Svg.add(
          svg,
          "<path transform=\"translate(%.1f,%.1f)\" d=\"%s\" fill=\"%s\"/>\n",
          x,
          y,
          stroke.mark(),
          stroke.colour());
      Svg.text(svg, x + 12, y + 4, "start", name.text());
      free = y + LINE_HEIGHT;
    }
  }

  private List<Point> points(Quantity quantity) {
    return course.points().stream().filter(p -> p.rounds().containsKey(quantity)).toList();
  }
}
