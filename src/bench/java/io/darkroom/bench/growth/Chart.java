package io.darkroom.bench.growth;

import java.util.List;

/** A course as an SVG: a panel for each unit, one below the other, above the same axis. */
final class Chart {

  private static final int WIDTH = 760;
  private static final int TOP = 44;
  private static final int PANEL = 250;
  private static final int BOTTOM = 52;

  private static final String HEAD =
      """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %2$d" width="%1$d" height="%2$d"
           font-family="sans-serif" font-size="13" fill="#222222">
      <title>%3$s</title>
      <rect width="%1$d" height="%2$d" fill="white"/>
      <text x="%4$.1f" y="26" font-size="16" font-weight="bold">Darkroom, by %3$s</text>
      """;

  private Chart() {}

  static String of(Course course) {
    List<String> units = course.units();
    int foot = TOP + PANEL * units.size();
    Scale across =
        Scale.within(
            course.points().stream().map(point -> (double) point.place()).toList(),
            Panel.LEFT,
            WIDTH - Panel.RIGHT);
    StringBuilder svg = new StringBuilder();
    Svg.add(svg, HEAD, WIDTH, foot + BOTTOM, course.axis(), Panel.LEFT);
    for (int index = 0; index < units.size(); index++) {
      int top = TOP + PANEL * index;
      new Panel(course, units.get(index), across, top, top + PANEL).draw(svg);
    }
    places(svg, course, across, foot);
    return svg.append("</svg>\n").toString();
  }

  private static void places(StringBuilder svg, Course course, Scale across, int foot) {
    for (Point point : course.points()) {
      double x = across.place((double) point.place());
      Svg.text(svg, x, foot, "middle", point.label());
    }
    Svg.text(
        svg,
        (across.begin() + across.end()) / 2,
        foot + 28,
        "middle",
        course.axis() + (across.logarithmic() ? " (logarithmic)" : ""));
  }
}
