package io.darkroom.bench;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** What the services hold at the end of all that was asked of them. */
final class MemoryRow implements Row {

  private interface Measure {
    double mebibytes(Processes processes) throws IOException;
  }

  @Override
  public String name() {
    return "memory";
  }

  @Override
  public List<Line> measure(Stage stage) throws Exception {
    return List.of(
        line(stage, "resident memory after that load", Processes::residentMebibytes),
        line(stage, "most resident memory under that load", Processes::peakMebibytes));
  }

  private static Line line(Stage stage, String work, Measure measure) throws Exception {
    double ours = measure.mebibytes(stage.ours().contender().processes());
    Optional<Contender> glance = stage.glance();
    if (glance.isEmpty()) {
      return Line.alone(work, text(ours), Line.MISSING, Line.NONE);
    }
    double theirs = measure.mebibytes(glance.get().processes());
    return new Line(
        work,
        text(ours),
        text(theirs),
        Line.NONE,
        Table.number(ours / theirs) + " of it",
        Line.NONE,
        Line.NONE);
  }

  private static String text(double mebibytes) {
    return Table.number(mebibytes) + " MiB";
  }
}
