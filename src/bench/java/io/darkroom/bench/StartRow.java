package io.darkroom.bench;

import io.darkroom.support.FreePort;
import io.darkroom.support.Service;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * From the command to the first answer: with nothing there yet, with all there, and with nothing
 * prepared by {@code run.sh --prepare}. The limit is the same server, not prepared, with the bare
 * resource in it.
 */
final class StartRow implements Row {

  private static final String AGAIN = "again";
  private static final String UNPREPARED = "unprepared";
  private static final String RUN = "server-config/micro/run.sh";
  private static final long POLL = TimeUnit.MILLISECONDS.toNanos(5);
  private static final long PATIENCE = TimeUnit.MINUTES.toNanos(2);

  private interface Command {
    Process start() throws IOException;
  }

  @Override
  public String name() {
    return "start";
  }

  @Override
  public List<Line> measure(Stage stage) throws Exception {
    String[] database = new String[1];
    int[] round = new int[1];
    Map<String, Results.Measure> rounds = new LinkedHashMap<>();
    Path prepared = prepared(stage);
    rounds.put(
        Contender.OURS,
        () -> {
          database[0] = stage.postgres().create("start");
          return ours(stage, prepared, "start" + ++round[0], database[0]);
        });
    rounds.put(AGAIN, () -> ours(stage, prepared, "start" + round[0], database[0]));
    rounds.put(UNPREPARED, () -> ours(stage, Stage.war(), "start-plain" + round[0], database[0]));
    Path bare = Archives.limit();
    rounds.put(
        Contender.LIMIT,
        () -> started(stage, "start-limit" + round[0], bare, database[0], "healthcheck"));
    stage.peer().ifPresent(peer -> rounds.put(Contender.GLANCE, () -> glance(stage, peer)));
    Results results = Results.interleaved(stage.options().rounds(), rounds);
    return List.of(
        line("start to first answer, the first time", Contender.OURS, results),
        line("start to first answer, later", AGAIN, results),
        line("start to first answer, later, not prepared", UNPREPARED, results));
  }

  /** The archive in a place of its own, where nobody else's starts find what is prepared for it. */
  private static Path prepared(Stage stage) throws Exception {
    Path place = Files.createDirectories(stage.options().directory().resolve("prepared"));
    Path war = place.resolve("darkroom.war");
    Path server = Stage.war().resolveSibling("payara-micro.jar");
    Files.copy(Stage.war(), war, StandardCopyOption.REPLACE_EXISTING);
    Files.copy(server, place.resolve("payara-micro.jar"), StandardCopyOption.REPLACE_EXISTING);
    ProcessBuilder command = new ProcessBuilder(RUN, "--prepare").inheritIO();
    command.environment().put(Service.WAR, war.toString());
    if (command.start().waitFor() != 0) {
      throw new IllegalStateException("Nothing could be prepared in " + place);
    }
    return war;
  }

  private static Line line(String work, String which, Results results) {
    Map<String, Figures> figures = new LinkedHashMap<>();
    figures.put(Contender.OURS, results.of(which));
    for (String other : List.of(Contender.GLANCE, Contender.LIMIT)) {
      results.find(other).ifPresent(found -> figures.put(other, found));
    }
    return Line.of(work, speed -> Table.number(1 / speed) + " s", new Results(figures));
  }

  private static Sample ours(Stage stage, Path war, String name, String database) throws Exception {
    return started(stage, name, war, database, "versions");
  }

  private static Sample started(Stage stage, String name, Path war, String database, String path)
      throws Exception {
    long begun = System.nanoTime();
    try (Service service = Server.launch(stage, name, war, database)) {
      return answered(begun, service.root().resolve(path), service.pid());
    }
  }

  /** A second one beside the one that runs, on a port of its own. */
  private static Sample glance(Stage stage, Peer peer) throws Exception {
    int port = FreePort.find();
    Path configuration = stage.options().directory().resolve("glance-start.conf");
    Files.writeString(
        configuration,
        Files.readString(Path.of(peer.get("glance.config")))
            .replaceFirst("bind_port = \\d+", "bind_port = " + port));
    Command command =
        () ->
            new ProcessBuilder("glance-api", "--config-file", configuration.toString())
                .redirectErrorStream(true)
                .redirectOutput(stage.options().directory().resolve("glance-start.log").toFile())
                .start();
    long begun = System.nanoTime();
    Process process = command.start();
    try {
      return answered(begun, URI.create("http://127.0.0.1:" + port + "/versions"), process.pid());
    } finally {
      process.destroy();
      process.waitFor();
    }
  }

  private static Sample answered(long begun, URI address, long pid) throws IOException {
    while (System.nanoTime() - begun < PATIENCE) {
      Optional<Integer> status = ask(address);
      if (status.isPresent() && status.get() < HttpURLConnection.HTTP_BAD_REQUEST) {
        return Sample.of(1, (System.nanoTime() - begun) / 1e9, new Processes(pid).cpuSeconds());
      }
      LockSupport.parkNanos(POLL);
    }
    throw new IllegalStateException("Nothing answers at " + address);
  }

  private static Optional<Integer> ask(URI address) {
    try {
      HttpURLConnection request = (HttpURLConnection) address.toURL().openConnection();
      int status = request.getResponseCode();
      request.disconnect();
      return Optional.of(status);
    } catch (IOException notYet) {
      return Optional.empty();
    }
  }
}
