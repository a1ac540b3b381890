package io.darkroom.bench;

import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A line of the table.
 *
 * @param cpu what one work costs the processors of each contender
 */
record Line(
    String work,
    String ours,
    String glance,
    String limit,
    String overGlance,
    String ofLimit,
    String cpu) {

  static final String NONE = "–";
  static final String MISSING = "not installed";

  /** A line whose figures are speeds. */
  static Line of(String work, DoubleFunction<String> speed, Results results) {
    Figures ours = results.of(Contender.OURS);
    Optional<Figures> glance = results.find(Contender.GLANCE);
    Optional<Figures> limit = results.find(Contender.LIMIT);
    return new Line(
        work,
        speed.apply(ours.speed()),
        glance.map(figures -> speed.apply(figures.speed())).orElse(MISSING),
        limit.map(figures -> speed.apply(figures.speed())).orElse(NONE),
        glance.map(figures -> ours.over(figures).text()).orElse(NONE),
        limit.map(figures -> ours.over(figures).text()).orElse(NONE),
        Stream.of(Optional.of(ours), glance, limit)
            .map(figures -> figures.map(Figures::cpuMillis).orElse(Double.NaN))
            .map(Line::millis)
            .collect(Collectors.joining(" / ")));
  }

  /** A line without a comparison. */
  static Line alone(String work, String ours, String glance, String limit) {
    return new Line(work, ours, glance, limit, NONE, NONE, NONE);
  }

  /** A line of work for which a command is missing. */
  static Line missing(String work, String command) {
    return alone(work, command + " is " + MISSING, NONE, NONE);
  }

  Line withoutGlance() {
    return new Line(work, ours, NONE, limit, NONE, ofLimit, cpu);
  }

  private static String millis(double value) {
    return Double.isNaN(value) ? NONE : Table.number(value) + " ms";
  }
}
