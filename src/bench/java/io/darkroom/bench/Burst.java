package io.darkroom.bench;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Tasks that are posted twenty at a time, from the first post to the last success.
 *
 * @param nodes those who take them in turn
 */
public record Burst(List<Tasks> nodes, String json, int size) {

  private static final int AT_A_TIME = 20;

  public Burst(Tasks tasks, String json, int size) {
    this(List.of(tasks), json, size);
  }

  public Sample run() throws Exception {
    ExecutorService posters = Executors.newFixedThreadPool(AT_A_TIME);
    try {
      double cpu = cpuSeconds();
      long begun = System.nanoTime();
      List<JsonObject> ended = new ArrayList<>();
      for (String id : all(posters)) {
        ended.add(nodes.get(0).awaitSuccess(id));
      }
      double seconds = (System.nanoTime() - begun) / 1e9;
      double spent = cpuSeconds() - cpu;
      for (JsonObject task : ended) {
        nodes.get(0).removeImage(task);
      }
      return Sample.of(size, seconds, spent);
    } finally {
      posters.shutdown();
    }
  }

  private double cpuSeconds() throws IOException {
    double seconds = 0;
    for (Tasks node : nodes) {
      seconds += node.contender().processes().cpuSeconds();
    }
    return seconds;
  }

  private List<String> all(ExecutorService posters) throws Exception {
    List<Future<String>> posted = new ArrayList<>();
    for (int task = 0; task < size; task++) {
      Tasks node = nodes.get(task % nodes.size());
      posted.add(posters.submit(() -> node.post(json)));
    }
    List<String> ids = new ArrayList<>();
    for (Future<String> one : posted) {
      ids.add(one.get());
    }
    return ids;
  }
}
