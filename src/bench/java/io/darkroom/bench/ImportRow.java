package io.darkroom.bench;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One large import, beside the shell that fetches, hashes twice and syncs. */
final class ImportRow implements Row {

  @Override
  public String name() {
    return "import";
  }

  @Override
  public List<Line> measure(Stage stage) throws Exception {
    Content.small(stage);
    Content.large(stage);
    long bytes = stage.options().bytes();
    String url = stage.source().url(Content.LARGE);
    Map<String, Results.Measure> rounds = new LinkedHashMap<>();
    rounds.put(Contender.OURS, () -> imported(stage.ours().contender(), url, bytes));
    stage
        .glance()
        .ifPresent(glance -> rounds.put(Contender.GLANCE, () -> imported(glance, url, bytes)));
    rounds.put(Contender.LIMIT, () -> pipeline(stage, url, bytes));
    String small = stage.source().url(Content.SMALL);
    for (int warmUp = 0; warmUp < 20; warmUp++) {
      imported(stage.ours().contender(), small, Content.SMALL_BYTES);
    }
    return List.of(
        Line.of(
            "import " + Large.size(bytes) + " (CPU: of a MB)",
            Large::speed,
            Results.interleaved(stage.options().rounds(), rounds)));
  }

  private static Sample imported(Contender contender, String url, long bytes) throws Exception {
    Tasks tasks = new Tasks(contender);
    String[] id = new String[1];
    Sample sample =
        Large.timed(
            bytes,
            contender.processes(),
            () -> {
              id[0] = tasks.post(Tasks.importOf(url));
              tasks.awaitSuccess(id[0]);
            });
    tasks.removeImage(contender.client().task(id[0]));
    return sample;
  }

  private static Sample pipeline(Stage stage, String url, long bytes) throws Exception {
    Path file = stage.options().directory().resolve("pipeline.img");
    Sample sample =
        Large.timed(
            bytes,
            "curl -s '%s' | tee '%s' >(md5sum >/dev/null) | sha512sum >/dev/null; sync '%2$s'"
                .formatted(url, file));
    java.nio.file.Files.delete(file);
    return sample;
  }
}
