package io.darkroom.bench;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Tasks that are posted twenty at a time, from the first post to the last success. */
record Burst(Tasks tasks, String json, int size) {

  private static final int AT_A_TIME = 20;

  Sample run() throws Exception {
    Processes processes = tasks.contender().processes();
    ExecutorService posters = Executors.newFixedThreadPool(AT_A_TIME);
    try {
      double cpu = processes.cpuSeconds();
      long begun = System.nanoTime();
      List<JsonObject> ended = new ArrayList<>();
      for (String id : all(posters, () -> tasks.post(json))) {
        ended.add(tasks.awaitSuccess(id));
      }
      double seconds = (System.nanoTime() - begun) / 1e9;
      double spent = processes.cpuSeconds() - cpu;
      for (JsonObject task : ended) {
        tasks.removeImage(task);
      }
      return Sample.of(size, seconds, spent);
    } finally {
      posters.shutdown();
    }
  }

  private List<String> all(ExecutorService posters, Callable<String> post) throws Exception {
    List<Future<String>> posted = new ArrayList<>();
    for (int task = 0; task < size; task++) {
      posted.add(posters.submit(post));
    }
    List<String> ids = new ArrayList<>();
    for (Future<String> one : posted) {
      ids.add(one.get());
    }
    return ids;
  }
}
