package io.darkroom.bench.growth;

import java.util.Locale;

/** Pieces of SVG. The texts are our own and have nothing in them that XML would mind. */
final class Svg {

  private Svg() {}

  static void add(StringBuilder svg, String piece, Object... parts) {
    svg.append(String.format(Locale.ROOT, piece, parts));
  }

  static void line(StringBuilder svg, double x1, double y1, double x2, double y2, String colour) {
    add(
        svg,
        "<path d=\"M%.1f,%.1fL%.1f,%.1f\" stroke=\"%s\" fill=\"none\"/>\n",
        x1,
        y1,
        x2,
        y2,
        colour);
  }

  /**
   * Adds a text.
   *
   * @param anchor which end of it is there: start, middle or end
   */
  static void text(StringBuilder svg, double x, double y, String anchor, String text) {
    add(svg, "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>\n", x, y, anchor, text);
  }
}
