package io.darkroom.bench.growth;

import io.darkroom.bench.Facts;
import io.darkroom.bench.Leftovers;
import io.darkroom.bench.Options;
import io.darkroom.bench.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/**
 * Measures how Darkroom grows, and writes a table for each curve to {@code target/bench/growth.md}
 * and a chart to {@code target/bench/growth-NAME.svg}. {@link Options} says what can be asked for.
 */
public final class Growth {

  private Growth() {}

  public static void main(String[] arguments) throws Exception {
    Logger.getLogger("").setLevel(Level.WARNING);
    Options options = Options.read();
    Leftovers.remove(options.directory());
    List<Course> courses = new ArrayList<>();
    try (Stage stage = Stage.alone(options)) {
      List<String> facts = facts(stage);
      for (Curve curve : curves(stage)) {
        if (options.wants(curve.name())) {
          courses.add(measured(curve, options));
          write(options, facts, courses);
        }
      }
      System.out.println(text(facts, courses));
    }
    List<String> failures =
        courses.stream().filter(course -> !course.whole()).map(Course::name).toList();
    if (!failures.isEmpty()) {
      throw new IllegalStateException("Curves that lack places: " + failures);
    }
  }

  private static List<Curve> curves(Stage stage) {
    return List.of(
        new TasksCurve(stage),
        new WaitingCurve(stage),
        new ConnectionsCurve(stage),
        new SizeCurve(stage),
        new NodesCurve(stage));
  }

  private static Course measured(Curve curve, Options options) {
    try (curve) {
      return Course.of(curve, options);
    } catch (Exception failure) {
      failure.printStackTrace();
      return new Course(curve.name(), curve.axis(), List.of(), List.of("did not end well"), false);
    }
  }

  private static List<String> facts(Stage stage) throws Exception {
    List<String> facts = new ArrayList<>(Facts.machine(stage));
    facts.add("medians of %d rounds (the least..the most)".formatted(stage.options().rounds()));
    return facts;
  }

  private static void write(Options options, List<String> facts, List<Course> courses)
      throws IOException {
    Files.writeString(options.directory().resolve("growth.md"), text(facts, courses));
    Course last = courses.get(courses.size() - 1);
    if (!last.points().isEmpty()) {
      Path chart = options.directory().resolve("growth-" + last.name() + ".svg");
      Files.writeString(chart, Chart.of(last));
    }
  }

  private static String text(List<String> facts, List<Course> courses) {
    return facts.stream().map(fact -> "- " + fact + "\n").collect(Collectors.joining())
        + "\n"
        + courses.stream().map(Course::table).collect(Collectors.joining());
  }
}
