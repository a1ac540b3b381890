package io.darkroom.bench.growth;

/**
 * What is measured at each place of a curve.
 *
 * @param unit those of one unit share a chart
 */
record Quantity(String name, String unit) {}
