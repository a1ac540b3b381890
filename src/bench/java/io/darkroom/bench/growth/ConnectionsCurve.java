package io.darkroom.bench.growth;

import io.darkroom.bench.Load;
import io.darkroom.bench.Options;
import io.darkroom.bench.Stage;
import io.darkroom.bench.Target;
import io.darkroom.bench.Wrk;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** A task is shown over and over to ever more connections that ask at once. */
final class ConnectionsCurve implements Curve {

  private static final Quantity RATE = new Quantity("show", "requests/s");
  private static final Quantity MEDIAN = new Quantity("half within", "ms");
  private static final Quantity SLOW = new Quantity("99 of 100 within", "ms");

  private final Stage stage;
  private @Nullable Target target;

  ConnectionsCurve(Stage stage) {
    this.stage = stage;
  }

  @Override
  public String name() {
    return "connections";
  }

  @Override
  public String axis() {
    return "connections";
  }

  @Override
  public List<Long> places(Options options) {
    return LongStream.of(1, 4, 16, 64, 256, 1_000)
        .filter(place -> place <= options.most())
        .boxed()
        .toList();
  }

  @Override
  public Optional<String> obstacle(long place) {
    return Options.installed("wrk").isPresent()
        ? Optional.empty()
        : Optional.of("wrk is not installed");
  }

  @Override
  public void prepare(long place) throws Exception {
    if (target == null) {
      target = Target.finishedImport(stage, stage.ours().contender());
      Wrk.getting(stage).warmUp(target);
    }
  }

  @Override
  public Map<Quantity, Double> round(long place) throws Exception {
    if (target == null) {
      throw new IllegalStateException("There is nothing to show.");
    }
    Load load = Wrk.getting(stage).load(target, (int) place);
    Map<Quantity, Double> figures = new LinkedHashMap<>();
    figures.put(RATE, load.sample().speed());
    figures.put(MEDIAN, load.medianMillis());
    figures.put(SLOW, load.slowMillis());
    return figures;
  }
}
