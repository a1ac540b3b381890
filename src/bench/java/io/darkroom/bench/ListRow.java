package io.darkroom.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The first twenty of ever more tasks. What a page costs among many and among few cannot be asked
 * in turn, so both are set against what the bare resource does in the same minute.
 */
final class ListRow implements Row {

  private static final String WORK = "list 20 of %,d tasks";
  private static final String YARDSTICK = "yardstick";
  private static final int BYTES = 700;
  private static final int FEW = 1_000;
  private static final int MANY = 100_000;

  /** More would take Glance minutes for a page. */
  private static final int MOST_FOR_GLANCE = MANY;

  @Override
  public String name() {
    return "list";
  }

  @Override
  public List<Line> measure(Stage stage) throws Exception {
    if (Options.installed("wrk").isEmpty()) {
      return List.of(Line.missing("list 20", "wrk"));
    }
    List<Line> lines = new ArrayList<>();
    List<Results> all = new ArrayList<>();
    int most = stage.options().tasks();
    List<Integer> sizes =
        Stream.of(FEW, MANY, most).filter(size -> size <= most).distinct().sorted().toList();
    try (GlanceTasks glance = new GlanceTasks(stage)) {
      for (int size : sizes) {
        double seconds = seed(stage, size);
        Results results = page(stage, glance, size);
        all.add(results);
        String work = WORK.formatted(size) + seeded(size, seconds);
        Line line = Line.of(work, speed -> Table.number(speed) + "/s", results);
        lines.add(size > MOST_FOR_GLANCE ? line.withoutGlance() : line);
      }
    }
    stage
        .ours()
        .change(tables -> tables.createNativeQuery("truncate tasks cascade").executeUpdate());
    lines.add(growth(sizes, all));
    return lines;
  }

  private static String seeded(int size, double seconds) {
    return size > MANY ? " (written in %.0f s)".formatted(seconds) : "";
  }

  private static double seed(Stage stage, int size) throws Exception {
    long begun = System.nanoTime();
    stage.ours().seed(size);
    return (System.nanoTime() - begun) / 1e9;
  }

  private static Results page(Stage stage, GlanceTasks glance, int size) throws Exception {
    List<Target> targets = new ArrayList<>();
    targets.add(Target.of(stage.ours().contender(), "v2/tasks?limit=20"));
    if (stage.glance().isPresent() && size <= MOST_FOR_GLANCE) {
      glance.grow(size);
      targets.add(Target.of(stage.glance().get(), "v2/tasks?limit=20"));
    }
    Target limit = stage.limitShowing(BYTES);
    targets.add(new Target(YARDSTICK, limit.contender(), limit.path()));
    return Wrk.getting(stage).compare(stage.options().rounds(), targets);
  }

  private static Line growth(List<Integer> sizes, List<Results> all) {
    Results few = all.get(0);
    Results many = all.get(all.size() - 1);
    double growth = relative(few) / relative(many);
    double cpu = few.of(Contender.OURS).cpuMillis();
    return Line.alone(
        "cost of a page of %,d tasks by one of %,d"
            .formatted(sizes.get(sizes.size() - 1), sizes.get(0)),
        "%s × in time, %s × in CPU"
            .formatted(
                Table.number(growth), Table.number(many.of(Contender.OURS).cpuMillis() / cpu)),
        Line.NONE,
        Line.NONE);
  }

  private static double relative(Results results) {
    return results.of(Contender.OURS).over(results.of(YARDSTICK)).median();
  }
}
