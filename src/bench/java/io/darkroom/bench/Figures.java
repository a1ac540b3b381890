package io.darkroom.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** The rounds of one contender, in the order in which they were. */
public record Figures(List<Sample> samples) {

  double speed() {
    return median(of(Sample::speed));
  }

  double cpuMillis() {
    return median(of(Sample::cpuMillis));
  }

  /** How many times as fast as the other, round by round: what disturbs a round disturbs both. */
  Ratio over(Figures other) {
    return new Ratio(
        IntStream.range(0, Math.min(samples.size(), other.samples.size()))
            .mapToObj(round -> samples.get(round).speed() / other.samples.get(round).speed())
            .toList());
  }

  private List<Double> of(ToDoubleFunction<Sample> part) {
    return samples.stream().mapToDouble(part).boxed().toList();
  }

  public static double median(List<Double> values) {
    return quantile(values, 0.5);
  }

  /** The smallest value that so large a part of all does not exceed. */
  public static double quantile(List<Double> values, double part) {
    List<Double> sorted = new ArrayList<>(values);
    sorted.sort(Double::compare);
    return sorted.get(Math.max(0, (int) Math.ceil(part * sorted.size()) - 1));
  }
}
