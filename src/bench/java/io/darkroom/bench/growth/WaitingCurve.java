package io.darkroom.bench.growth;

import io.darkroom.bench.Archives;
import io.darkroom.bench.Burst;
import io.darkroom.bench.Contender;
import io.darkroom.bench.Figures;
import io.darkroom.bench.Options;
import io.darkroom.bench.Server;
import io.darkroom.bench.Stage;
import io.darkroom.bench.Tasks;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Ever more tasks of other projects wait. How soon one of a project that has none begins and ends,
 * how many of it are done in a second, and how many of those that wait, once their turn has come.
 */
final class WaitingCurve implements Curve {

  private static final int POSTS = 20;
  private static final int BURST = 200;
  private static final Quantity BEGUN = new Quantity("post to processing", "ms");
  private static final Quantity ENDED = new Quantity("post to success", "ms");
  private static final Quantity OTHERS = new Quantity("of another project", "tasks/s");
  private static final Quantity WAITING = new Quantity("of those that wait", "tasks/s");

  private final Stage stage;
  private @Nullable Server server;

  WaitingCurve(Stage stage) {
    this.stage = stage;
  }

  @Override
  public String name() {
    return "waiting";
  }

  @Override
  public String axis() {
    return "waiting tasks";
  }

  @Override
  public List<Long> places(Options options) {
    return LongStream.of(100, 1_000, 10_000, 100_000)
        .filter(place -> place <= options.most())
        .boxed()
        .toList();
  }

  @Override
  public void prepare(long place) throws Exception {
    if (server == null) {
      server =
          Server.start(
              stage,
              Contender.OURS,
              "waiting",
              Archives.empty(),
              Map.of("darkroom.tasks.max-running-per-project", String.valueOf(Backlog.AT_WORK)));
      long end = System.nanoTime() + Duration.ofSeconds(stage.options().warmUpSeconds()).toNanos();
      while (System.nanoTime() < end) {
        burst(server).run();
      }
    }
  }

  @Override
  public Map<Quantity, Double> round(long place) throws Exception {
    if (server == null) {
      throw new IllegalStateException("There is no server.");
    }
    Backlog backlog = new Backlog(server.database());
    backlog.write(place);
    Map<Quantity, Double> figures = new LinkedHashMap<>();
    post(new Tasks(server.contender()), figures);
    figures.put(OTHERS, burst(server).run().speed());
    figures.put(WAITING, backlog.workOff(stage.options().seconds()));
    return figures;
  }

  private static Burst burst(Server server) {
    return new Burst(new Tasks(server.contender()), Tasks.EMPTY, BURST);
  }

  /** One after the other, as latencies are of an idle server. */
  private static void post(Tasks tasks, Map<Quantity, Double> figures) throws Exception {
    List<Double> begun = new ArrayList<>();
    List<Double> ended = new ArrayList<>();
    for (int post = 0; post < POSTS; post++) {
      Instant posted = Instant.now();
      String id = tasks.succeeded(Tasks.EMPTY).getString("id");
      begun.add(millis(posted, tasks.when(id, "processing")));
      ended.add(millis(posted, tasks.when(id, "success")));
    }
    figures.put(BEGUN, Figures.median(begun));
    figures.put(ENDED, Figures.median(ended));
  }

  private static double millis(Instant from, Instant to) {
    return Duration.between(from, to).toNanos() / 1e6;
  }

  @Override
  public void close() throws Exception {
    if (server != null) {
      server.close();
    }
  }
}
