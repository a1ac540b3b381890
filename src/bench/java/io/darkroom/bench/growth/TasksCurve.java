package io.darkroom.bench.growth;

import io.darkroom.bench.Figures;
import io.darkroom.bench.Options;
import io.darkroom.bench.Server;
import io.darkroom.bench.Stage;
import io.darkroom.support.SeededTasks;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

/** A page and a task among ever more tasks, asked for by one client, one after the other. */
final class TasksCurve implements Curve {

  private static final int REQUESTS = 100;
  private static final int ALWAYS = 1_000_000;
  private static final int FULL_PAGE = 2_000;
  private static final String PAGE = "v2/tasks?limit=20";
  private static final Quantity FIRST = new Quantity("first page of 20", "ms");
  private static final Quantity MIDDLE = new Quantity("page in the middle", "ms");
  private static final Quantity SHOW = new Quantity("show", "ms");

  private final Stage stage;
  private final Map<Quantity, String> paths = new LinkedHashMap<>();

  TasksCurve(Stage stage) {
    this.stage = stage;
  }

  @Override
  public String name() {
    return "tasks";
  }

  @Override
  public String axis() {
    return "tasks in the table";
  }

  @Override
  public List<Long> places(Options options) {
    long most = Math.min(options.most(), Math.max(ALWAYS, options.tasks()));
    return LongStream.of(1_000, 10_000, 100_000, ALWAYS, 10_000_000)
        .filter(place -> place <= most)
        .boxed()
        .toList();
  }

  @Override
  public void prepare(long place) throws Exception {
    Server ours = stage.ours();
    ours.seed((int) place);
    String[] middle = new String[1];
    ours.change(tables -> middle[0] = SeededTasks.id(tables, (int) place / 2));
    boolean cold = paths.isEmpty();
    paths.put(FIRST, PAGE);
    paths.put(MIDDLE, PAGE + "&marker=" + middle[0]);
    paths.put(SHOW, "v2/tasks/" + middle[0]);
    if (cold) {
      warmUp(place);
    }
  }

  private void warmUp(long place) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(stage.options().warmUpSeconds());
    while (System.nanoTime() < end) {
      round(place);
    }
  }

  /** In turn, so that the machine's moods fall on each alike. */
  @Override
  public Map<Quantity, Double> round(long place) throws Exception {
    Map<Quantity, List<Double>> all = new LinkedHashMap<>();
    for (int request = 0; request < REQUESTS; request++) {
      for (Map.Entry<Quantity, String> path : paths.entrySet()) {
        all.computeIfAbsent(path.getKey(), what -> new ArrayList<>()).add(millis(path.getValue()));
      }
    }
    Map<Quantity, Double> medians = new LinkedHashMap<>();
    all.forEach((what, millis) -> medians.put(what, Figures.median(millis)));
    return medians;
  }

  private double millis(String path) throws Exception {
    long begun = System.nanoTime();
    HttpResponse<String> answer = stage.ours().contender().client().get(path);
    double millis = (System.nanoTime() - begun) / 1e6;
    int least = path.startsWith(PAGE) ? FULL_PAGE : 1;
    if (answer.statusCode() != 200 || answer.body().length() < least) {
      throw new IllegalStateException(path + " is answered " + answer.statusCode());
    }
    return millis;
  }

  @Override
  public void close() throws Exception {
    if (!paths.isEmpty()) {
      stage
          .ours()
          .change(tables -> tables.createNativeQuery("truncate tasks cascade").executeUpdate());
    }
  }
}
