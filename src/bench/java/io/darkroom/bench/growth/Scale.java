package io.darkroom.bench.growth;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Where values lie on an axis.
 *
 * @param low the value at its begin
 * @param high the value at its end
 * @param begin in pixels
 * @param end in pixels
 * @param logarithmic by powers, not by differences
 */
record Scale(double low, double high, double begin, double end, boolean logarithmic) {

  /** So wide apart that differences of the small ones could not be seen. */
  private static final double WIDE = 20;

  private static final int FEWEST_TICKS = 4;

  /** From the least to the most value. */
  static Scale within(Collection<Double> values, double begin, double end) {
    double low = Collections.min(values);
    double high = Collections.max(values);
    return new Scale(low, low < high ? high : low + 1, begin, end, high / low >= WIDE);
  }

  /** With some air above all and below, or from nothing. */
  static Scale around(Collection<Double> values, double begin, double end) {
    double low = Collections.min(values);
    double high = Collections.max(values);
    return low > 0 && high / low >= WIDE
        ? new Scale(low / 1.5, high * 1.5, begin, end, true)
        : new Scale(0, high > 0 ? high * 1.15 : 1, begin, end, false);
  }

  double place(double value) {
    double part =
        logarithmic ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low);
    return begin + part * (end - begin);
  }

  /** Round numbers, at least some four of them. */
  List<Double> ticks() {
    return logarithmic ? powers() : steps();
  }

  private List<Double> powers() {
    int least = (int) Math.floor(Math.log10(low));
    int most = (int) Math.ceil(Math.log10(high));
    double[] parts = most - least > FEWEST_TICKS ? new double[] {1} : new double[] {1, 2, 5};
    return IntStream.rangeClosed(least, most)
        .boxed()
        .flatMap(power -> DoubleStream.of(parts).map(n -> n * Math.pow(10, power)).boxed())
        .filter(tick -> low <= tick && tick <= high)
        .toList();
  }

  private List<Double> steps() {
    double power = Math.pow(10, Math.floor(Math.log10(high - low)));
    double step =
        DoubleStream.of(power, power / 2, power / 5, power / 10)
            .filter(size -> (high - low) / size >= FEWEST_TICKS)
            .findFirst()
            .orElseThrow();
    return IntStream.rangeClosed((int) Math.ceil(low / step), (int) Math.floor(high / step))
        .mapToObj(n -> n * step)
        .toList();
  }
}
