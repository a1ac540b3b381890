package io.darkroom.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Many small imports, beside as many jobs that do nothing in the same schedule and runtime. */
final class BurstRow implements Row {

  private static final int IMPORTS = 200;
  private static final int WARM_UPS = 4;

  @Override
  public String name() {
    return "burst";
  }

  @Override
  public List<Line> measure(Stage stage) throws Exception {
    Content.small(stage);
    String json = Tasks.importOf(stage.source().url(Content.SMALL));
    try (Server idle = Server.start(stage, Contender.LIMIT, "empty", Archives.empty())) {
      Burst ours = new Burst(new Tasks(stage.ours().contender()), json, IMPORTS);
      Burst empty = new Burst(new Tasks(idle.contender()), Tasks.EMPTY, IMPORTS);
      for (int round = 0; round < WARM_UPS; round++) {
        ours.run();
        empty.run();
      }
      Map<String, Results.Measure> rounds = new LinkedHashMap<>();
      rounds.put(Contender.OURS, ours::run);
      stage
          .glance()
          .map(glance -> new Burst(new Tasks(glance), json, IMPORTS))
          .ifPresent(burst -> rounds.put(Contender.GLANCE, burst::run));
      rounds.put(Contender.LIMIT, empty::run);
      return List.of(
          Line.of(
              IMPORTS + " imports of 1 MiB, first post to last success",
              speed -> Table.number(IMPORTS / speed) + " s",
              Results.interleaved(stage.options().rounds(), rounds)));
    }
  }
}
