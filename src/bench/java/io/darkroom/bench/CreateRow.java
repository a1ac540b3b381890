package io.darkroom.bench;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Tasks are posted as fast as can be. What they import comes from a source that keeps silent and
 * then hangs up, so that the running jobs of either service wait most of their time: what is
 * measured is the posting. The Darkroom is one of its own, as its tasks would be in the way of all
 * that follows.
 */
final class CreateRow implements Row {

  private static final String WORK = "create task";

  @Override
  public String name() {
    return "create";
  }

  @Override
  public List<Line> measure(Stage stage) throws Exception {
    if (Options.installed("wrk").isEmpty()) {
      return List.of(Line.missing(WORK, "wrk"));
    }
    String source = stage.source().silentUrl();
    String json = Tasks.importOf(source);
    try (Server own = Server.start(stage, Contender.OURS, "create", Stage.war())) {
      List<Target> targets = new ArrayList<>();
      targets.add(Target.of(own.contender(), "v2/tasks"));
      stage.glance().ifPresent(glance -> targets.add(Target.of(glance, "v2/tasks")));
      targets.add(Target.of(stage.limit().contender(), "create/" + bytes(own.contender(), json)));
      Results results = Wrk.posting(stage, json).compare(stage.options().rounds(), targets);
      return List.of(Line.of(WORK, speed -> Table.number(speed) + "/s", results));
    } finally {
      GlanceTasks.remove(stage, source);
    }
  }

  private static int bytes(Contender ours, String json) throws Exception {
    return ours.client().post("v2/tasks", json).body().getBytes(StandardCharsets.UTF_8).length;
  }
}
