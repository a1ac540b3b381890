package io.darkroom.bench;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Tasks are posted as fast as can be. What they import comes from a source that keeps silent and
 * then hangs up, so that the running jobs of either service wait most of their time: what is
 * measured is the posting. Of a source that answers, well or not, Glance's jobs cost it more. The
 * Darkroom is one of its own, as its tasks would be in the way of all that follows.
 *
 * <p>The limit runs every statement of Darkroom, the lock of the project's row included, behind
 * which posts of one project wait for each other's commits; a second line has the inserts alone.
 */
final class CreateRow implements Row {

  private static final String WORK = "create task";
  private static final String INSERTS = "inserts";

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
      int bytes = bytes(own.contender(), json);
      Contender limit = stage.limit().contender();
      List<Target> targets = new ArrayList<>();
      targets.add(Target.of(own.contender(), "v2/tasks"));
      stage.glance().ifPresent(glance -> targets.add(Target.of(glance, "v2/tasks")));
      targets.add(Target.of(limit, "create/" + bytes));
      targets.add(new Target(INSERTS, limit, "insert/" + bytes));
      Results results = Wrk.posting(stage, json).compare(stage.options().rounds(), targets);
      return List.of(
          Line.of(WORK, CreateRow::speed, results),
          Line.of(WORK + ", limit: the inserts alone", CreateRow::speed, insertsAsLimit(results))
              .withoutGlance());
    } finally {
      GlanceTasks.remove(stage, source);
    }
  }

  private static Results insertsAsLimit(Results results) {
    return new Results(
        Map.of(Contender.OURS, results.of(Contender.OURS), Contender.LIMIT, results.of(INSERTS)));
  }

  private static String speed(double speed) {
    return Table.number(speed) + "/s";
  }

  private static int bytes(Contender ours, String json) throws Exception {
    return ours.client().post("v2/tasks", json).body().getBytes(StandardCharsets.UTF_8).length;
  }
}
