package io.darkroom.bench.growth;

/**
 * How a line looks: by its dashes and marks it is known without its colour.
 *
 * @param dashes as SVG has them
 * @param mark a path around the origin
 */
record Stroke(String colour, String dashes, String mark) {

  private static final Stroke[] ALL = {
    new Stroke("#1b5e9e", "none", "M-4,-4h8v8h-8z"),
    new Stroke("#c1440e", "7 4", "M0,-5.5L5,4H-5z"),
    new Stroke("#2e7d32", "2 4", "M0,-5.5L5.5,0L0,5.5L-5.5,0z"),
  };

  static Stroke of(int index) {
    return ALL[index % ALL.length];
  }
}
