package io.darkroom.bench.growth;

import io.darkroom.bench.Burst;
import io.darkroom.bench.Contender;
import io.darkroom.bench.Content;
import io.darkroom.bench.Options;
import io.darkroom.bench.Server;
import io.darkroom.bench.Stage;
import io.darkroom.bench.Tasks;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Imports of a slow source, posted in turn to ever more nodes that share a database and a data
 * directory: what they wait for is the source, not the processors.
 */
final class NodesCurve implements Curve {

  private static final int IMPORTS = 48;
  private static final Quantity RATE = new Quantity("imports of 2 s each", "imports/s");

  private final Stage stage;
  private final List<Server> nodes = new ArrayList<>();
  private @Nullable String database;

  NodesCurve(Stage stage) {
    this.stage = stage;
  }

  @Override
  public String name() {
    return "nodes";
  }

  @Override
  public String axis() {
    return "nodes";
  }

  @Override
  public List<Long> places(Options options) {
    return LongStream.of(1, 2, 3).boxed().toList();
  }

  @Override
  public void prepare(long place) throws Exception {
    Content.tiny(stage);
    while (nodes.size() < place) {
      nodes.add(node("node-" + (nodes.size() + 1)));
    }
    if (stage.options().warmUpSeconds() > 0) {
      round(place);
    }
  }

  private Server node(String name) throws Exception {
    if (database == null) {
      database = stage.postgres().create("nodes");
    }
    Map<String, String> settings =
        Map.of(
            "darkroom.node",
            name,
            "darkroom.data-dir",
            stage.options().directory().resolve("nodes").resolve("data").toString());
    return Server.join(stage, Contender.OURS, name, Stage.war(), database, settings);
  }

  @Override
  public Map<Quantity, Double> round(long place) throws Exception {
    String json = Tasks.importOf(stage.source().slowUrl(Content.TINY));
    List<Tasks> all = nodes.stream().map(Server::contender).map(Tasks::new).toList();
    return Map.of(RATE, new Burst(all, json, IMPORTS).run().speed());
  }

  @Override
  public void close() throws Exception {
    for (Server node : nodes) {
      node.close();
    }
  }
}
