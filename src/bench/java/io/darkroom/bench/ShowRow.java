package io.darkroom.bench;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** One task is shown over and over: a finished import, beside a row that is merely read. */
final class ShowRow implements Row {

  private static final String WORK = "show task";

  @Override
  public String name() {
    return "show";
  }

  @Override
  public List<Line> measure(Stage stage) throws Exception {
    if (Options.installed("wrk").isEmpty()) {
      return List.of(Line.missing(WORK, "wrk"));
    }
    Contender ours = stage.ours().contender();
    Target shown = Target.finishedImport(stage, ours);
    int bytes = ours.client().get(shown.path()).body().getBytes(StandardCharsets.UTF_8).length;
    List<Target> targets = new ArrayList<>(List.of(shown));
    if (stage.glance().isPresent()) {
      targets.add(Target.finishedImport(stage, stage.glance().get()));
    }
    targets.add(stage.limitShowing(bytes));
    Results results = Wrk.getting(stage).compare(stage.options().rounds(), targets);
    return List.of(Line.of(WORK, speed -> Table.number(speed) + "/s", results));
  }
}
