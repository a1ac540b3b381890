package io.darkroom.bench;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** From the moment before a task is posted to a server that does nothing else to its start. */
final class LatencyRow implements Row {

  private static final int POSTS = 200;
  private static final int WARM_UPS = 100;

  @Override
  public String name() {
    return "latency";
  }

  @Override
  public List<Line> measure(Stage stage) throws Exception {
    Content.small(stage);
    String json = Tasks.importOf(stage.source().url(Content.SMALL));
    List<Double> millis = new ArrayList<>();
    for (int post = -WARM_UPS; post < POSTS; post++) {
      double late = millis(stage.ours().contender(), json);
      if (post >= 0) {
        millis.add(late);
      }
    }
    return List.of(
        Line.alone(
            "post to start of processing, idle server",
            "median %s ms, p99 %s ms"
                .formatted(
                    Table.number(Figures.median(millis)),
                    Table.number(Figures.quantile(millis, 0.99))),
            Line.NONE,
            Line.NONE));
  }

  private static double millis(Contender ours, String json) throws Exception {
    Tasks tasks = new Tasks(ours);
    Instant posted = Instant.now();
    JsonObject task = tasks.succeeded(json);
    Instant begun = tasks.when(task.getString("id"), "processing");
    tasks.removeImage(task);
    return Duration.between(posted, begun).toNanos() / 1e6;
  }
}
